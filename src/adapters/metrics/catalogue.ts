/** Every metric of the program's own: its name, with the unit in it, and what it says. docs/operating.md shows this table. */
export const help = {
  zhibu_ready: '1 when ready, as /readyz says',
  zhibu_ingest_lag_seconds:
    'How long nothing was fetched, beyond the time that the messenger may hold a fetch; 0 when up to date',
  zhibu_last_text_delay_seconds: 'How old the latest text was when it was committed',
  zhibu_updates_total: 'Updates committed, by kind and what became of them',
  zhibu_taps_total: 'Taps of buttons that were handled',
  zhibu_answer_seconds:
    'From the receipt of a tap to the acknowledgement of its answer, p50 and p99 of the last ten minutes',
  zhibu_messenger_calls_total: 'Calls to the messenger that did what was asked',
  zhibu_messenger_429_total: 'Calls that the messenger refused for now (429, retry_after)',
  zhibu_messenger_faults_total: 'Calls that failed otherwise, by what is known of them',
  zhibu_outbox_rows:
    'Rows of the outbox by state; uncertain ones wait for a person, sent and dropped ones are counted each ten minutes',
  zhibu_uncertain_oldest_seconds: 'Since the oldest uncertain delivery became so; absent when there is none',
  zhibu_queue_tasks: 'Heavy tasks in the queue, waiting and running; absent when the queue does not answer',
  zhibu_queue_path: '1 for the way that the ids of tasks take now',
  zhibu_tasks: 'Heavy tasks in the database, pending and failed for good',
  zhibu_dead_letters: 'Updates that could not be handled',
  zhibu_database_bytes: 'Size of the database file',
  zhibu_wal_bytes: 'Size of the write-ahead log',
  zhibu_occurrences_total: 'Occurrences of jobs by what became of them',
  zhibu_job_lateness_seconds: 'How long after it was due an occurrence was run, skipped or failed',
  zhibu_ticks_total: 'Times that the schedule looked for what is due',
  zhibu_tick_age_seconds: 'Since the schedule last looked for what is due',
  zhibu_schedule_held:
    '1 while the schedule waits for a wall clock that jumped back, or whose date is far ahead of the last one known',
  zhibu_backup_age_seconds: 'Since the last backup; absent when there was none',
} as const;

export type MetricName = keyof typeof help;
