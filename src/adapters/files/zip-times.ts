const endOfDirectory = 0x06054b50;
const endOfDirectoryBytes = 22;
/** 1980-01-01 00:00, the zero of DOS time. */
const epoch = 0x00210000;

/** The same archive with the time of every entry set to 1980-01-01, so that equal contents give equal bytes. */
export function withoutZipTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - endOfDirectoryBytes;
  if (view.getUint32(end, true) !== endOfDirectory)
    throw new Error(
      'Setting the times of a zip archive: found no directory at its end; write it without a comment.',
    );
  const entryCount = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let at = 0; at < entryCount; at++) {
    view.setUint32(entry + 12, epoch, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, epoch, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return bytes;
}
