import type { HonoRequest } from 'hono';
import type { Json, Upload } from './json.ts';
import { isObject, isUpload } from './json.ts';

/** A parameter as it came. `textual`: by form, query or multipart, where everything is text. */
export interface RawParam {
  readonly value: Json | Upload;
  readonly textual: boolean;
}
export type RawParams = ReadonlyMap<string, RawParam>;

/**
 * Parameters of an API request, from the query string and from the body: JSON, urlencoded or multipart. Rejects with a
 * plain sentence when the body cannot be read.
 */
export async function readRequest(request: HonoRequest): Promise<RawParams> {
  const params = new Map<string, RawParam>();
  for (const [name, value] of Object.entries(request.query())) params.set(name, { value, textual: true });
  if (request.method !== 'POST') return params;

  const contentType = request.header('content-type') ?? '';
  if (contentType.startsWith('application/json')) {
    const text = await request.text();
    if (text === '') return params;
    const body: unknown = JSON.parse(text);
    if (!isObject(body)) throw new Error('the JSON body is not an object');
    for (const [name, value] of Object.entries(body)) {
      if (value !== undefined && value !== null) params.set(name, { value, textual: false });
    }
  } else if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(contentType)) {
    await readForm(request, params);
  }
  return params;
}

async function readForm(request: HonoRequest, params: Map<string, RawParam>): Promise<void> {
  for (const [name, part] of Object.entries(await request.parseBody())) {
    if (typeof part === 'string') {
      params.set(name, { value: part, textual: true });
    } else if (part instanceof File) {
      const bytes = new Uint8Array(await part.arrayBuffer());
      params.set(name, {
        value: { kind: 'upload', fileName: part.name, contentType: part.type, bytes },
        textual: true,
      });
    }
  }
  // `attach://name` stands for the part of that name, which is then no parameter of its own.
  for (const [name, { value }] of [...params]) {
    const target = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined;
    const attached = target === undefined ? undefined : params.get(target);
    if (target !== undefined && attached !== undefined && isUpload(attached.value)) {
      params.set(name, attached);
      params.delete(target);
    }
  }
}
