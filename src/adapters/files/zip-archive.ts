import { zipSync } from 'fflate';
import type { ZippableFile } from 'fflate';
import type { ArchiveEntry } from '../../ports/documents.ts';

/** The zero of DOS time: equal contents give equal bytes, whenever and wherever they are packed. */
const mtime = '1980-01-01T00:00:00';

/**
 * A zip archive of files that are packed already, in the order given. Names are UTF-8 and flagged so, without which Windows shows
 * Chinese ones as gibberish.
 */
export function zipArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const files = new Map<string, ZippableFile>(
    entries.map(({ name, bytes }) => [name, [bytes, { level: 0, mtime }]]),
  );
  if (files.size < entries.length)
    throw new Error('Packing an archive: found two entries of one name; name them apart.');
  return zipSync(Object.fromEntries(files));
}
