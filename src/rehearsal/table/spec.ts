/** What a value may be at most; lengths in UTF-16 units, `min` and `max` for numbers. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly string[];
}

/** One field as the Bot API publishes it: alternatives joined by `|`, such as `Integer|String`. */
export interface FieldSpec {
  readonly type: string;
  readonly required: boolean;
  readonly limits: Limits;
}

export type FieldTable = Readonly<Record<string, FieldSpec>>;
export type MethodTable = Readonly<Record<string, FieldTable>>;
export type TypeTable = Readonly<
  Record<string, { readonly fields: FieldTable } | { readonly oneOf: readonly string[] }>
>;

export function required(type: string, limits: Limits = {}): FieldSpec {
  return { type, required: true, limits };
}

export function optional(type: string, limits: Limits = {}): FieldSpec {
  return { type, required: false, limits };
}
