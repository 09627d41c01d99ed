import { Counter, Gauge, Histogram, Registry, Summary, collectDefaultMetrics } from 'prom-client';
import type { HealthFacts } from '../../ports/health.ts';
import { methodClasses } from '../../ports/meter.ts';
import type { Meter } from '../../ports/meter.ts';
import { help } from './catalogue.ts';
import type { MetricName } from './catalogue.ts';

export interface Metrics {
  readonly meter: Meter;
  /** The text that Prometheus reads: what was counted, and these facts. */
  show(facts: HealthFacts): Promise<{ readonly text: string; readonly contentType: string }>;
}

let ofProcess: Registry | undefined;

const minute = 60;
const hour = 60 * minute;
const latenessBuckets = [30, minute, 5 * minute, 15 * minute, hour, 6 * hour, 24 * hour, 72 * hour];

/** The {@link Meter} on prom-client. Events are counted as they happen; everything else is looked at when somebody asks. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const ofThisProcess = processRegistry();
  const options = <L extends string>(name: MetricName, ...labelNames: L[]) => ({
    name,
    help: help[name],
    labelNames,
    registers: [registry],
  });
  return {
    meter: createMeter(options),
    show: createShow(options, [registry, ofThisProcess]),
  };
}

type Options = <L extends string>(
  name: MetricName,
  ...labelNames: L[]
) => { name: string; help: string; labelNames: L[]; registers: Registry[] };

function createMeter(options: Options): Meter {
  const updates = new Counter(options('zhibu_updates_total', 'kind', 'outcome'));
  const taps = new Counter(options('zhibu_taps_total'));
  const delay = new Gauge(options('zhibu_last_text_delay_seconds'));
  delay.remove();
  const answers = new Summary({
    ...options('zhibu_answer_seconds'),
    percentiles: [0.5, 0.99],
    maxAgeSeconds: 10 * minute,
    ageBuckets: 5,
  });
  const calls = new Counter(options('zhibu_messenger_calls_total', 'method'));
  const busy = new Counter(options('zhibu_messenger_429_total', 'method'));
  const faults = new Counter(options('zhibu_messenger_faults_total', 'method', 'fault'));
  const occurrences = new Counter(options('zhibu_occurrences_total', 'job', 'state'));
  const lateness = new Histogram({
    ...options('zhibu_job_lateness_seconds', 'job'),
    buckets: latenessBuckets,
  });
  const ticks = new Counter(options('zhibu_ticks_total'));
  // A counter that begins with its first event hides that event from rate().
  for (const method of methodClasses) {
    calls.inc({ method }, 0);
    busy.inc({ method }, 0);
  }

  return {
    updateTaken(kind, outcome, delayMs) {
      updates.inc({ kind, outcome });
      if (kind === 'tap' && outcome === 'handled') taps.inc();
      if (delayMs !== undefined && outcome === 'handled') delay.set(seconds(delayMs));
    },
    answerLeft(latencyMs) {
      answers.observe(seconds(latencyMs));
    },
    called(method, fault) {
      if (fault === undefined) calls.inc({ method });
      else if (fault === 'busy') busy.inc({ method });
      else faults.inc({ method, fault });
    },
    occurrenceEnded(job, state, latenessMs) {
      occurrences.inc({ job, state });
      lateness.observe({ job }, seconds(latenessMs));
    },
    ticked() {
      ticks.inc();
    },
  };
}

function createShow(options: Options, registries: readonly Registry[]): Metrics['show'] {
  const gauge = (name: MetricName) => {
    const made = new Gauge(options(name));
    return (value: number | undefined) => {
      if (value === undefined) made.remove();
      else made.set(value);
    };
  };
  const ready = gauge('zhibu_ready');
  const lag = gauge('zhibu_ingest_lag_seconds');
  const outbox = new Gauge(options('zhibu_outbox_rows', 'state'));
  const uncertain = gauge('zhibu_uncertain_oldest_seconds');
  const queued = new Gauge(options('zhibu_queue_tasks', 'state'));
  const queuePath = new Gauge(options('zhibu_queue_path', 'path'));
  const tasks = new Gauge(options('zhibu_tasks', 'state'));
  const deadLetters = gauge('zhibu_dead_letters');
  const database = gauge('zhibu_database_bytes');
  const wal = gauge('zhibu_wal_bytes');
  const tickAge = gauge('zhibu_tick_age_seconds');
  const held = gauge('zhibu_schedule_held');
  const backupAge = gauge('zhibu_backup_age_seconds');

  return async ({ stored, queue, ...facts }) => {
    ready(facts.problems.length === 0 ? 1 : 0);
    lag(seconds(facts.ingestLagMs));
    tickAge(seconds(facts.sinceTickMs));
    held(facts.isScheduleHeld ? 1 : 0);
    database(facts.databaseBytes);
    wal(facts.walBytes);
    for (const path of ['embedded', 'redis'] as const) queuePath.set({ path }, queue.path === path ? 1 : 0);
    queued.reset();
    for (const state of ['waiting', 'running'] as const)
      if (queue.depth) queued.set({ state }, queue.depth[state]);
    outbox.reset();
    tasks.reset();
    for (const [state, rows] of Object.entries(stored?.outbox ?? {})) outbox.set({ state }, rows);
    for (const state of ['pending', 'failed'] as const) if (stored) tasks.set({ state }, stored.tasks[state]);
    deadLetters(stored?.deadLetters);
    uncertain(stored?.oldestUncertainMs === undefined ? undefined : seconds(stored.oldestUncertainMs));
    backupAge(stored?.sinceBackupMs === undefined ? undefined : seconds(stored.sinceBackupMs));
    const texts = await Promise.all(registries.map((registry) => registry.metrics()));
    return { text: texts.join('\n'), contentType: Registry.PROMETHEUS_CONTENT_TYPE };
  };
}

/**
 * What the client library measures of the process. Its observers of the garbage collector and the event loop cannot be ended
 * again: one set does for every program that is started in this process.
 */
function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** A wall clock that jumped makes no negative time. */
function seconds(ms: number): number {
  return Math.max(0, ms) / 1_000;
}
