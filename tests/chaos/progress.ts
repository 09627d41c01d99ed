const width = 30;

/** A bar for whoever waits at a terminal; elsewhere a line at each tenth. */
export function progressOn(
  output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  what: string,
): { show(done: number, total: number): void; clear(): void } {
  let told = 0;
  return {
    show(done, total) {
      const full = Math.floor((width * done) / total);
      if (output.isTTY)
        output.write(
          `\r[${'#'.repeat(full)}${'-'.repeat(width - full)}] ${String(done)}/${String(total)} ${what}`,
        );
      else if (Math.floor((10 * done) / total) > told) {
        told = Math.floor((10 * done) / total);
        output.write(`${String(done)}/${String(total)} ${what}\n`);
      }
    },
    clear() {
      if (output.isTTY) output.write('\r\u001b[K');
    },
  };
}
