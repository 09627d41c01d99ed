import { crc32, inflateSync } from 'node:zlib';

export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue as one number, row by row. */
  readonly colours: readonly number[];
}

/** A PNG with a palette of eight bits and unfiltered rows: what the program writes. Every chunk's sum has to agree. */
export function readPng(bytes: Uint8Array): ReadPng {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('not a PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    const type = named.subarray(0, 4).toString('latin1');
    if (crc32(named) !== file.readUInt32BE(at + 8 + length)) throw new Error(`${type} is damaged`);
    chunks.set(type, named.subarray(4));
    at += 12 + length;
  }
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => chunks.get(type));
  if (!header || !palette || !data || !chunks.has('IEND')) throw new Error('a chunk is missing');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  if (rows.length !== height * (1 + width)) throw new Error('rows of another length');
  const colours: number[] = [];
  for (let y = 0; y < height; y += 1)
    for (const index of rows.subarray(y * (1 + width) + 1, (y + 1) * (1 + width)))
      colours.push(palette.readUIntBE(3 * index, 3));
  return { width, height, colours };
}
