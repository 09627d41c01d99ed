import type { QuietHours } from '../domain/calendar/quiet-hours.ts';
import { withOverrides } from '../domain/calendar/holidays.ts';
import type { HolidayTable } from '../domain/calendar/holidays.ts';
import { localOf } from '../domain/calendar/time.ts';
import type { CodeMint } from '../domain/code-mint.ts';
import type { Instant, LocalDate } from '../domain/ids.ts';
import type { BotLinks, Situation } from '../domain/outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { Store, Tx } from '../ports/store/store.ts';
import type { Catalog } from '../text/catalog.ts';

/** What runs of commands, jobs and renderers stand on. */
export interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly text: Catalog;
  readonly zone: string;
  readonly quiet: QuietHours;
  /** Holidays by the calendar library; the county's own rows are added from the store. */
  readonly holidays: HolidayTable;
  readonly codes: CodeMint;
  /** Links that open a chat with the bot. */
  readonly links: BotLinks;
  /** {@link Situation.privateAnswers} */
  readonly privateAnswers: boolean;
}

/** The whole of it: with the messenger that it speaks through. Made once by `app.ts`. */
export interface World extends Surroundings {
  readonly messenger: Messenger;
  readonly meter?: Meter;
  /** Signs button data; lives in DATA_DIR/keys. */
  readonly buttonKey: Uint8Array;
}

/** Time and surroundings at the start of a transaction. */
export interface Moment extends Situation {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
}

/** Fixes the moment in which a transaction happens: one `now` for all of it. */
export function momentIn(world: Surroundings, tx: Tx): Moment {
  const now = world.clock.now();
  const holidays = withOverrides(world.holidays, tx.org.holidays());
  return {
    tx,
    now,
    today: localOf(now, world.zone).date,
    text: world.text,
    rules: { zone: world.zone, quiet: world.quiet, holidays },
    botLinks: world.links,
    codes: world.codes,
    privateAnswers: world.privateAnswers,
  };
}
