import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { localOf } from '../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../domain/ids.ts';
import type { Store } from '../ports/store/store.ts';
import type { Catalog } from '../text/catalog.ts';
import type { CliDeps, LockHolder } from './cli-deps.ts';
import { exitCodes } from './exit-codes.ts';

/** What a command of the command line works with. */
export interface Session {
  readonly deps: CliDeps;
  readonly config: Config;
  readonly text: Catalog;
  readonly now: Instant;
  readonly today: LocalDate;
  /** The result, for a person. */
  say(...lines: readonly string[]): void;
  /** Messages beside the result; with `--json` the only ones. */
  note(...lines: readonly string[]): void;
  /** The result, for a program: one document. */
  document(value: unknown): void;
  /** Runs `fn` on the county's database and closes it, whatever happens. */
  withStore<T>(fn: (store: Store) => T | Promise<T>): Promise<T>;
  /** The same, on a database that cannot be written to. */
  reading<T>(fn: (store: Store) => T | Promise<T>): Promise<T>;
}

export function openSession(deps: CliDeps, config: Config, text: Catalog): Session {
  const now = deps.clock.now();
  const rehearsal = path.join(config.dataDir, 'rehearsal');
  const has = (folder: string) => existsSync(path.join(folder, 'zhibu.db'));
  const note = (...texts: readonly string[]) => {
    deps.stderr.write(lines(texts));
  };
  const lines = (texts: readonly string[]) => texts.map((line) => `${line}\n`).join('');
  return {
    deps,
    config,
    text,
    now,
    today: localOf(now, config.timezone).date,
    say: (...texts) => {
      deps.stdout.write(lines(texts));
    },
    note,
    document: (value) => {
      deps.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    withStore: (fn) => using((dataDir) => deps.openStore(dataDir), fn),
    reading: (fn) => using((dataDir) => deps.readStore(dataDir), fn),
  };

  async function using<T>(
    open: (dataDir: string) => Store,
    fn: (store: Store) => T | Promise<T>,
  ): Promise<T> {
    if (!has(config.dataDir) && has(rehearsal)) note(text.cli.onlyRehearsal(rehearsal));
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const store = open(config.dataDir);
    try {
      return await fn(store);
    } finally {
      store.close();
    }
  }
}

/** 2026-11-22 09:00 in the county's time zone. */
export function localTimeOf(session: Session, instant: Instant): string {
  const { date, time } = localOf(instant, session.config.timezone);
  return `${date} ${time}`;
}

/** Says who has the DATA_DIR; gives the exit status for it. */
export function sayLocked(session: Session, heldBy: LockHolder | undefined): number {
  const since = heldBy && localTimeOf(session, heldBy.since as Instant);
  session.note(session.text.cli.locked(heldBy && { ...heldBy, since: since ?? '' }));
  return exitCodes.locked;
}
