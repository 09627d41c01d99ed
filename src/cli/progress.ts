import type { Catalog } from '../text/catalog.ts';
import type { Output } from './cli-deps.ts';

const width = 20;

/** A bar on the terminal of whoever waits; nothing where nobody looks. */
export function progressBar(
  output: Output,
  text: Catalog,
): { show(done: number, total: number): void; clear(): void } | undefined {
  if (!output.isTTY) return undefined;
  let shown = -1;
  return {
    show(done, total) {
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      const full = Math.floor((width * percent) / 100);
      output.write(`\r${text.cli.progress(percent, `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`)}`);
    },
    clear() {
      if (shown >= 0) output.write('\r\u001b[K');
    },
  };
}
