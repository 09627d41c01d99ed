import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { badRequest, malformed } from '../failure.ts';
import { storeFile } from '../files.ts';
import { isUpload, textParam } from '../wire/json.ts';
import type { Params } from '../wire/json.ts';
import type { FileRecord, MessageContent, World } from '../world.ts';

const photoBytesMax = 10 * 1024 * 1024;
/** Of width and height together, and of the one to the other. */
const photoSidesMax = 10_000;
const photoRatioMax = 20;

export function readDocument(world: World, params: Params): Decision<MessageContent, ApiFailure> {
  const file = readFile(world, params, 'document');
  return file.ok
    ? accept({ kind: 'document', file: file.value, caption: textParam(params, 'caption') })
    : file;
}

export function readPhoto(world: World, params: Params): Decision<MessageContent, ApiFailure> {
  const file = readFile(world, params, 'photo');
  if (!file.ok) return file;
  const size = imageSize(file.value.bytes);
  if (size === undefined) return malformed('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (file.value.bytes.length > photoBytesMax || width + height > photoSidesMax || ratio > photoRatioMax)
    return malformed('PHOTO_INVALID_DIMENSIONS');
  return accept({ kind: 'photo', file: file.value, ...size, caption: textParam(params, 'caption') });
}

function readFile(
  world: World,
  params: Params,
  name: 'document' | 'photo',
): Decision<FileRecord, ApiFailure> {
  const value = params.get(name);
  if (isUpload(value)) {
    if (value.bytes.length === 0) return malformed('file must be non-empty');
    return accept(storeFile(world, value.fileName, value.contentType, value.bytes));
  }
  const known = typeof value === 'string' ? world.files.get(value) : undefined;
  return known === undefined ? badRequest('wrong file identifier/HTTP URL specified') : accept(known);
}

/** Width and height of a PNG, or a likely size for a JPEG; `undefined` for anything else. */
function imageSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = view.length >= 24 && view.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';
  if (isPng) return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  return view.length >= 3 && view.subarray(0, 3).toString('hex') === 'ffd8ff'
    ? { width: 1280, height: 960 }
    : undefined;
}
