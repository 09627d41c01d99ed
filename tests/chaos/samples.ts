import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readRaw } from './raw-rows.ts';

/** The program at one moment of a soak. Bytes and milliseconds. */
export interface Sample {
  readonly atS: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly openFiles: number;
  readonly walBytes: number;
  readonly databaseBytes: number;
  readonly loopLagMs: number;
  /** From a tap to its answer, of those since the last sample. */
  readonly answers: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly outbox: Readonly<Record<string, number>>;
}

/** What may not grow however long the program runs, and how much of it is no growth. */
const bounded = {
  rssBytes: { name: 'memory', allowed: 32 * 2 ** 20, share: 0.1 },
  heapBytes: { name: 'heap', allowed: 16 * 2 ** 20, share: 0.1 },
  openFiles: { name: 'open files', allowed: 8, share: 0.1 },
  walBytes: { name: 'write-ahead log', allowed: 8 * 2 ** 20, share: 0.1 },
} as const;

/** `answerMs`: of the taps answered since the last sample. */
export async function takeSample(
  atS: number,
  program: { readonly pid: number; readonly port: number; readonly dataDir: string },
  answerMs: readonly number[],
): Promise<Sample> {
  const sorted = [...answerMs].sort((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const metrics = await fetch(`http://127.0.0.1:${String(program.port)}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  const metric = (name: string) =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(metrics)?.[1] ?? '0');
  const bytesOf = (file: string) =>
    statSync(path.join(program.dataDir, file), { throwIfNoEntry: false })?.size ?? 0;
  const proc = `/proc/${String(program.pid)}`;
  return {
    atS,
    rssBytes: 1_024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${proc}/status`, 'utf8'))?.[1] ?? '0'),
    heapBytes: metric('nodejs_heap_size_used_bytes'),
    openFiles: readdirSync(`${proc}/fd`).length,
    walBytes: bytesOf('zhibu.db-wal'),
    databaseBytes: bytesOf('zhibu.db'),
    loopLagMs: 1_000 * metric('nodejs_eventloop_lag_p99_seconds'),
    answers: sorted.length,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    outbox: readRaw(program.dataDir).byState,
  };
}

/**
 * By how much a figure grew over the time of the samples: the median of all slopes between two of them (Theil–Sen), which a
 * few peaks do not move, times that time.
 */
function growthOf(samples: readonly { readonly atS: number; readonly value: number }[]): number {
  const slopes = samples.flatMap((a, n) =>
    samples.slice(n + 1).map((b) => (b.value - a.value) / (b.atS - a.atS)),
  );
  const [first, last] = [samples[0], samples.at(-1)];
  const slope = [...slopes].sort((a, b) => a - b)[Math.floor(slopes.length / 2)];
  return slope === undefined || !first || !last ? 0 : slope * (last.atS - first.atS);
}

/** What grew in these samples though it may not. */
export function grown(samples: readonly Sample[]): readonly string[] {
  return Object.entries(bounded).flatMap(([field, { name, allowed, share }]) => {
    const values = samples.map((one) => ({ atS: one.atS, value: one[field as keyof typeof bounded] }));
    const middle = [...values].sort((a, b) => a.value - b.value)[Math.floor(values.length / 2)]?.value ?? 0;
    const growth = growthOf(values);
    const most = Math.max(allowed, share * middle);
    return growth > most
      ? [`${name}: by ${String(Math.round(growth))}, allowed ${String(Math.round(most))}`]
      : [];
  });
}

const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);

export const sampleHeading =
  'minute   rss MB  heap MB  files   wal MB    db MB  lag ms  answers  p50 ms  p99 ms  outbox';

export function sampleLine(one: Sample): string {
  const states = Object.entries(one.outbox)
    .map(([state, count]) => `${state} ${String(count)}`)
    .join(', ');
  const cells: readonly (readonly [string, number])[] = [
    [(one.atS / 60).toFixed(1), 6],
    [mb(one.rssBytes), 9],
    [mb(one.heapBytes), 9],
    [String(one.openFiles), 7],
    [mb(one.walBytes), 9],
    [mb(one.databaseBytes), 9],
    [one.loopLagMs.toFixed(0), 8],
    [String(one.answers), 9],
    [one.p50Ms.toFixed(0), 8],
    [one.p99Ms.toFixed(0), 8],
  ];
  return `${cells.map(([text, width]) => text.padStart(width)).join('')}  ${states}`;
}
