/** A value as JSON knows it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = Readonly<Record<string, Json | undefined>>;

/** A file that came with a multipart request. */
export interface Upload {
  readonly kind: 'upload';
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Parameters of a call after the check against the method table. */
export type Params = ReadonlyMap<string, Json | Upload>;

export function isUpload(value: unknown): value is Upload {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'upload' &&
    'bytes' in value
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isUpload(value);
}

export function intParam(params: Params, name: string): number | undefined {
  const value = params.get(name);
  return typeof value === 'number' ? value : undefined;
}

export function textParam(params: Params, name: string): string | undefined {
  const value = params.get(name);
  return typeof value === 'string' ? value : undefined;
}

export function flagParam(params: Params, name: string): boolean {
  return params.get(name) === true;
}

export function objectParam(params: Params, name: string): JsonObject | undefined {
  const value = params.get(name);
  return isObject(value) ? value : undefined;
}

export function listParam(params: Params, name: string): readonly Json[] | undefined {
  const value = params.get(name);
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}
