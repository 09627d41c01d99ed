import type { FieldSpec, FieldTable, Limits } from '../table/spec.ts';
import { typeTable } from '../table/types.ts';
import type { Json, Upload } from './json.ts';
import { isObject, isUpload } from './json.ts';

type Value = Json | Upload;

/** Checks one value against a published type; returns it (coerced when `textual`) and adds what is wrong to `problems`. */
function checkValue(type: string, raw: Value, textual: boolean, path: string, problems: string[]): Value {
  const alternatives = type.split('|');
  let best: { readonly value: Value; readonly problems: readonly string[] } | undefined;
  for (const alternative of alternatives) {
    const found: string[] = [];
    const value = checkOne(alternative, raw, textual, path, found);
    if (found.length === 0) return value;
    if (best === undefined || found.length < best.problems.length) best = { value, problems: found };
  }
  problems.push(...(best?.problems ?? []));
  return raw;
}

/** Checks the fields of an object or of a call. */
export function checkFields(
  table: FieldTable,
  fields: ReadonlyMap<string, { readonly value: Value; readonly textual: boolean }>,
  prefix: string,
  problems: string[],
): Map<string, Value> {
  const checked = new Map<string, Value>();
  for (const [name, spec] of Object.entries(table)) {
    const field = fields.get(name);
    const path = prefix + name;
    if (field === undefined) {
      if (spec.required) problems.push(`${path} is missing`);
      continue;
    }
    const value = checkValue(spec.type, field.value, field.textual, path, problems);
    problems.push(...limitProblems(spec, value, path));
    checked.set(name, value);
  }
  for (const name of fields.keys()) {
    if (!Object.hasOwn(table, name)) problems.push(`${prefix}${name} is not a known parameter`);
  }
  return checked;
}

function checkOne(type: string, raw: Value, textual: boolean, path: string, problems: string[]): Value {
  const wrong = (): Value => {
    problems.push(`${path} must be ${type}, found ${describeValue(raw)}`);
    return raw;
  };
  if (type === 'Integer') {
    if (textual && typeof raw === 'string' && /^-?\d{1,16}$/.test(raw)) return Number(raw);
    return Number.isSafeInteger(raw) ? raw : wrong();
  }
  if (type === 'Boolean') {
    if (textual && (raw === 'true' || raw === 'false')) return raw === 'true';
    return typeof raw === 'boolean' ? raw : wrong();
  }
  if (type === 'String') return typeof raw === 'string' && isWellFormed(raw) ? raw : wrong();
  if (type === 'InputFile') return isUpload(raw) ? raw : wrong();
  if (isUpload(raw)) return wrong();
  const value = textual && typeof raw === 'string' ? parseJson(raw) : raw;
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return wrong();
    const inner = type.slice('Array of '.length);
    const items = value as readonly Json[];
    return items.map(
      (item, index) => checkValue(inner, item, false, `${path}[${String(index)}]`, problems) as Json,
    );
  }
  return isObject(value) ? checkObject(type, value, path, problems) : wrong();
}

function checkObject(
  type: string,
  value: Readonly<Record<string, Json | undefined>>,
  path: string,
  problems: string[],
): Json {
  const spec = Object.hasOwn(typeTable, type) ? typeTable[type] : undefined;
  if (spec === undefined) {
    problems.push(`${path}: the rehearsal does not know ${type}`);
    return value;
  }
  if ('oneOf' in spec) {
    const chosen = spec.oneOf.find((name) => typeFieldOf(name) === value['type']);
    if (chosen === undefined) {
      problems.push(`${path}: no ${type} has the type ${describeValue(value['type'] ?? null)}`);
      return value;
    }
    return checkObject(chosen, value, path, problems);
  }
  const fields = new Map<string, { value: Value; textual: boolean }>();
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined && field !== null) fields.set(name, { value: field, textual: false });
  }
  return Object.fromEntries(checkFields(spec.fields, fields, `${path}.`, problems)) as Json;
}

function typeFieldOf(type: string): string | undefined {
  const spec = typeTable[type];
  return spec !== undefined && 'fields' in spec ? spec.fields['type']?.limits.oneOf?.[0] : undefined;
}

function limitProblems(spec: FieldSpec, value: Value, path: string): string[] {
  const { limits } = spec;
  if (typeof value === 'number') return outside(limits.min, limits.max, value, `${path} is`);
  if (Array.isArray(value))
    return outside(limits.minItems, limits.maxItems, value.length, `${path} has items:`);
  if (typeof value !== 'string') return [];
  return [
    ...outside(limits.minLength, limits.maxLength, value.length, `${path} has length`),
    ...notListed(limits, value, path),
  ];
}

function outside(min: number | undefined, max: number | undefined, found: number, what: string): string[] {
  if (min !== undefined && found < min) return [`${what} ${String(found)}, at least ${String(min)} expected`];
  if (max !== undefined && found > max) return [`${what} ${String(found)}, at most ${String(max)} allowed`];
  return [];
}

function notListed(limits: Limits, value: string, path: string): string[] {
  return limits.oneOf === undefined || limits.oneOf.includes(value)
    ? []
    : [`${path} is "${value}", which is not one of the known`];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lone surrogates are no UTF-8: Telegram answers "strings must be encoded in UTF-8". */
function isWellFormed(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}

function describeValue(value: Value): string {
  if (isUpload(value)) return 'a file';
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'string' && value.length <= 40 ? `"${value}"` : typeof value;
}
