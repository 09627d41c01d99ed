import type { Config } from '../config.ts';
import type { Decision } from '../domain/decision.ts';
import type { Occurrence } from '../ports/store/occurrences.ts';
import type { Backups } from '../ports/backups.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store/store.ts';
import type { Locale } from '../text/locale.ts';

/** Somewhere to write text: a stream of the process, or a test's. */
export interface Output {
  write(text: string): void;
  /** A person is looking. */
  readonly isTTY: boolean;
}

/** Everything that the command line needs of the process and of the program. `main.ts` supplies it. */
export interface CliDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. Files given on the command line, `.env` and a relative DATA_DIR start here. */
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly clock: Clock;
  /**
   * Opens `zhibu.db` of this folder to write to it. Where no program runs on it, it is made and migrated first. Throws
   * `NotMigratedError` when it is of another version.
   */
  openStore(dataDir: string): Store;
  /** Opens it to be read, as it stands; where there is none, an empty one in memory. Throws `NotMigratedError` as well. */
  readStore(dataDir: string): Store;
  /** The jobs and their timetable over a store, for a program that is not running in this process. */
  openJobs(config: Config, store: Store): Promise<JobDesk>;
  /** Makes files as the program does, over a store. */
  openFiles(config: Config, store: Store): FileDesk;
  readonly backups: Backups;
  /** Takes the one writer's place in this folder, which is made when it is not there. */
  takeLock(dataDir: string): Decision<{ release(): void }, { readonly heldBy: LockHolder | undefined }>;
  /** Starts the program. Expected failures are values; a throw is a bug. */
  startApp(config: Config): Promise<Decision<RunningApp, StartRefusal>>;
  /**
   * Starts one more worker over an existing database; refused when that is of another version. `redisIs` is told the reason
   * when Redis cannot be used, and `undefined` when it can (again).
   */
  startWorker(
    config: Config & { readonly redisUrl: string },
    redisIs: (trouble: string | undefined) => void,
  ): Decision<RunningWorker, 'not migrated'>;
  /** Resolves when somebody asks the process to stop (SIGINT, SIGTERM). */
  untilStopped(): Promise<void>;
}

export interface RunningApp {
  /** Address of the page, where there is one. */
  readonly url?: string;
  /** Resolves when the program ends by itself; rejects when it cannot go on. */
  readonly ended: Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

export interface RunningWorker extends Pick<RunningApp, 'stop'> {
  /** Resolves when it begins nothing more, because its database is not the one any more that it was started on. */
  readonly astray: Promise<'replaced' | 'migrated'>;
}

/** Who writes to a DATA_DIR. `since` as an instant. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: number;
}

export type StartRefusal =
  /** Another process writes to this DATA_DIR. */
  | { readonly kind: 'locked'; readonly heldBy: LockHolder | undefined }
  /** A malformed command or job, a port that is taken …: says itself what to do. */
  | { readonly kind: 'refused'; readonly message: string };

export interface FileDesk {
  /** Begins each of these files, in this order and on one view of the database. A throw, or a rejection, is a bug. */
  make(
    wanted: readonly { readonly task: string; readonly input: unknown }[],
  ): readonly Promise<{ readonly fileName: string; readonly bytes: Uint8Array }>[];
}

export interface JobDesk {
  readonly jobs: readonly {
    readonly name: string;
    readonly description: Readonly<Record<Locale, string>>;
  }[];
  /** Due occurrences after now, soonest first, at most one a job and scope. */
  upcoming(horizonMs: number): readonly Occurrence[];
  /** The period that a run by hand means when none is named. */
  nearestPeriod(name: string, scope: string): string | undefined;
  /** Runs a job in one transaction, kept under `slot`. What it wants said stands in the outbox afterwards. */
  runNow(
    name: string,
    scope: string,
    period: string,
    slot: string,
  ): { readonly state: 'done' | 'skipped' | 'failed'; readonly reason?: string };
}
