import { inflateRawSync } from 'node:zlib';

const endOfDirectory = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const stored = 0;
/** A worksheet of a whole county is far smaller: more is an archive made to exhaust memory. */
const limitBytes = 256 * 1024 * 1024;

/** The texts of those entries of a zip archive that are wanted, by name. Throws on an archive that is damaged. */
export function zipTexts(archive: Uint8Array, wanted: RegExp): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf(endOfDirectory);
  const texts = new Map<string, string>();
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameEnd = entry + 46 + bytes.readUInt16LE(entry + 28);
    const name = bytes.toString('utf8', entry + 46, nameEnd);
    if (wanted.test(name)) texts.set(name, textOf(bytes, entry));
    entry = nameEnd + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return texts;
}

function textOf(bytes: Buffer, entry: number): string {
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20));
  const method = bytes.readUInt16LE(entry + 10);
  return (method === stored ? packed : inflateRawSync(packed, { maxOutputLength: limitBytes })).toString(
    'utf8',
  );
}
