/** Facts about an event: codes, counts and ids. Never names, message text or secrets. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log, one JSON line an event. `event` is a stable dotted name such as `deliver.uncertain`. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
