import { describe, expect, it } from 'vitest';
import { createMetrics } from '../src/adapters/metrics/prometheus.ts';
import type { HealthFacts } from '../src/ports/health.ts';
import { holdBlock, table } from './tools/doc-blocks.ts';

const facts: HealthFacts = {
  problems: [],
  ingestLagMs: 1_500,
  sinceTickMs: 30_000,
  isScheduleHeld: false,
  queue: { path: 'redis', depth: { waiting: 2, running: 1 } },
  databaseBytes: 4_096,
  walBytes: 8_192,
  stored: {
    outbox: { pending: 1, sending: 2, sent: 3, dropped: 4, failed: 5, uncertain: 6 },
    oldestUncertainMs: 60_000,
    tasks: { pending: 7, failed: 9 },
    deadLetters: 10,
    sinceBackupMs: 86_400_000,
  },
};

/** Every event once. */
function metered() {
  const metrics = createMetrics();
  const { meter } = metrics;
  meter.updateTaken('text', 'handled', 2_000);
  meter.updateTaken('tap', 'handled');
  for (let n = 1; n <= 100; n += 1) meter.answerLeft(n * 10);
  meter.called('send');
  meter.called('edit', 'busy');
  meter.called('send', 'uncertain');
  meter.occurrenceEnded('notice', 'done', 90_000);
  meter.ticked();
  return metrics;
}

interface Described {
  readonly help: string;
  readonly type: string;
  readonly labels: ReadonlySet<string>;
}

/** The metrics of the program's own, as a scrape finds them. */
function describedIn(text: string): ReadonlyMap<string, Described> {
  const found = new Map<string, Described>();
  for (const [, name = '', help = '', type = ''] of text.matchAll(
    /^# HELP (zhibu_\w+) (.*)\n# TYPE \S+ (\w+)$/gm,
  )) {
    const series = text.split('\n').filter((line) => new RegExp(`^${name}(_bucket)?[{ ]`).test(line));
    const labels = new Set(
      series.flatMap((line) => [...line.matchAll(/[{,](\w+)="/g)].map(([, label = '']) => label)),
    );
    labels.delete('le');
    found.set(name, { help, type, labels });
  }
  return found;
}

describe('the metrics', () => {
  it('are all in docs/operating.md, and nothing else is', async () => {
    const { text } = await metered().show(facts);
    const rows = [...describedIn(text)].map(([name, { help, type, labels }]) => [
      `\`${name}\``,
      type,
      [...labels].map((label) => `\`${label}\``).join(', '),
      help,
    ]);
    expect(rows.length).toBeGreaterThan(15);
    await holdBlock('docs/operating.md', 'metrics', table(['metric', 'type', 'labels', 'says'], rows));
  });

  it('say what was counted and what was found', async () => {
    const { text, contentType } = await metered().show(facts);
    expect(contentType).toContain('text/plain');
    const lines = text.split('\n');
    for (const line of [
      'zhibu_ready 1',
      'zhibu_ingest_lag_seconds 1.5',
      'zhibu_last_text_delay_seconds 2',
      'zhibu_taps_total 1',
      'zhibu_answer_seconds{quantile="0.5"} 0.505',
      'zhibu_answer_seconds_count 100',
      'zhibu_messenger_429_total{method="edit"} 1',
      'zhibu_messenger_faults_total{method="send",fault="uncertain"} 1',
      'zhibu_outbox_rows{state="uncertain"} 6',
      'zhibu_queue_tasks{state="waiting"} 2',
      'zhibu_queue_path{path="redis"} 1',
      'zhibu_queue_path{path="embedded"} 0',
      'zhibu_tasks{state="failed"} 9',
      'zhibu_dead_letters 10',
      'zhibu_wal_bytes 8192',
      'zhibu_job_lateness_seconds_bucket{le="300",job="notice"} 1',
      'zhibu_job_lateness_seconds_bucket{le="60",job="notice"} 0',
      'zhibu_backup_age_seconds 86400',
    ])
      expect(lines).toContain(line);
    const p99 = lines.find((line) => line.startsWith('zhibu_answer_seconds{quantile="0.99"}'));
    expect(Number(p99?.split(' ')[1])).toBeCloseTo(0.99, 1);
  });

  it('leave out what nobody knows', async () => {
    const metrics = metered();
    await metrics.show(facts);
    const { text } = await metrics.show({
      ...facts,
      problems: ['database not writable'],
      queue: { path: 'embedded', depth: undefined },
      stored: undefined,
    });
    const series = text
      .split('\n')
      .filter((line) => /^zhibu_(outbox|uncertain|queue_tasks|tasks|dead|backup)/.test(line));
    expect(series).toEqual([]);
    expect(text).toContain('zhibu_ready 0\n');
  });
});
