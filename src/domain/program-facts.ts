import type { Instant } from './ids.ts';

/** Names under which the database keeps facts about the program itself (`SettingsRepo.meta`), read by other rooms too. */
export const programFacts = {
  /** The instant until which everything sent to the bot was fetched. */
  fetchedUntil: 'ingest.heartbeat',
  /** That the messenger cannot hand updates over, see `readReachTrouble`. */
  reachTrouble: 'ingest.trouble',
  /** When the schedule was last looked at. */
  ticked: 'ticker.heartbeat',
  /** Jobs that cannot say what is due, see `readBrokenJobs`. */
  brokenJobs: 'schedule.broken',
  /** When the last backup was made. */
  backedUp: 'backup.last',
  /** From when to when the database stood still for a restore: JSON, see `restoredAtIn`. */
  restored: 'restored',
} as const;

/** An instant as it is kept there; `undefined` for anything else. */
export function instantIn(text: string | undefined): Instant | undefined {
  return text !== undefined && /^\d+$/.test(text) ? (Number(text) as Instant) : undefined;
}
