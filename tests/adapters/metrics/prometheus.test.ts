import { expect, it, onTestFinished, vi } from 'vitest';
import { createMetrics } from '../../../src/adapters/metrics/prometheus.ts';
import type { HealthFacts } from '../../../src/ports/health.ts';

const facts: HealthFacts = {
  problems: [],
  ingestLagMs: 0,
  sinceTickMs: 0,
  isScheduleHeld: false,
  queue: { path: 'embedded', depth: undefined },
  databaseBytes: 1,
  walBytes: 1,
  stored: undefined,
};

it('watches the process once, however many programs are started in it, and counts for each alone', async () => {
  const watching = vi.spyOn(process.getBuiltinModule('node:perf_hooks'), 'monitorEventLoopDelay');
  onTestFinished(() => {
    watching.mockRestore();
  });
  const programs = [createMetrics(), createMetrics(), createMetrics()];
  expect(watching).toHaveBeenCalledTimes(1);
  programs[0]?.meter.ticked();
  const texts = await Promise.all(programs.map(({ show }) => show(facts)));
  expect(texts.map(({ text }) => /^zhibu_ticks_total (\d+)$/m.exec(text)?.[1])).toEqual(['1', '0', '0']);
  for (const { text } of texts)
    expect(text.match(/^# TYPE process_resident_memory_bytes gauge$/gm)).toHaveLength(1);
});
