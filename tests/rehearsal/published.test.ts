import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methodTable } from '../../src/rehearsal/table/methods.ts';
import type { FieldTable } from '../../src/rehearsal/table/spec.ts';
import { updateTypes } from '../../src/rehearsal/table/update-types.ts';
import { typeTable } from '../../src/rehearsal/table/types.ts';

const publishedFile = new URL('../../../shared/data/telegram-bot-api.json', import.meta.url);

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Published {
  readonly methods: Readonly<Record<string, { readonly fields?: readonly Field[] }>>;
  readonly types: Readonly<
    Record<string, { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }>
  >;
}

function published(fields: readonly Field[] = []) {
  return Object.fromEntries(
    fields.map((one) => [one.name, { type: one.types.join('|'), required: one.required }]),
  );
}

function ours(fields: FieldTable) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { type, required }]) => [name, { type, required }]),
  );
}

describe('method table', () => {
  it('names only types that it knows or says it does not know', () => {
    const known = new Set(['Integer', 'String', 'Boolean', 'InputFile', ...Object.keys(typeTable)]);
    const used = Object.values(methodTable).flatMap((fields) =>
      Object.values(fields).flatMap((field) =>
        field.type.split('|').map((type) => type.replace(/^(?:Array of )+/, '')),
      ),
    );
    const unknown = [...new Set(used)].filter((type) => !known.has(type));
    // Refused with a violation when used: the program never needs them.
    expect(unknown.sort()).toEqual(['InputRichMessage', 'SuggestedPostParameters']);
  });
});

if (!existsSync(publishedFile)) {
  process.stderr.write(
    'tests/rehearsal/published.test.ts: no ../shared/data/telegram-bot-api.json beside the repository, so the method table is not compared with it\n',
  );
}
describe.runIf(existsSync(publishedFile))('method table against the published field list', () => {
  const api = (
    existsSync(publishedFile) ? JSON.parse(readFileSync(publishedFile, 'utf8')) : undefined
  ) as Published;

  it('update types', () => {
    const fields = (api.types['Update']?.fields ?? []).map((field) => field.name);
    expect([...updateTypes].sort()).toEqual(fields.filter((name) => name !== 'update_id').sort());
  });

  it.each(Object.keys(methodTable))('%s', (name) => {
    const method = api.methods[name];
    expect(method).toBeDefined();
    expect(ours(methodTable[name as keyof typeof methodTable])).toEqual(published(method?.fields));
  });

  it.each(Object.keys(typeTable))('%s', (name) => {
    const spec = typeTable[name];
    const type = api.types[name];
    expect(type).toBeDefined();
    if (spec !== undefined && 'fields' in spec) expect(ours(spec.fields)).toEqual(published(type?.fields));
    else expect(type?.subtypes).toEqual(expect.arrayContaining([...(spec?.oneOf ?? [])]));
  });
});
