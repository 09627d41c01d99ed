import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkAll } from '../cases/check/check-all.ts';
import type { CheckReport } from '../cases/check/check-all.ts';
import { exitCodes } from './exit-codes.ts';
import type { Session } from './session.ts';

export interface CheckFlags {
  readonly head?: string;
  readonly json?: boolean;
}

const mostNamed = 20;

/** `zhibu check`: are database, ledgers and what is derived from them sound? Reads only; works while the program runs. */
export async function checkCommand(session: Session, flags: CheckFlags): Promise<number> {
  const { text, config } = session;
  const head = flags.head?.toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    session.note(text.cli.badHead(flags.head ?? ''));
    return exitCodes.usage;
  }
  // Opening would make an empty one, and an empty one is sound.
  if (!existsSync(path.join(config.dataDir, 'zhibu.db'))) {
    session.note(text.cli.noDatabase(config.dataDir));
    return exitCodes.rejected;
  }
  const { problems, sound } = await check(session, head);
  if (flags.json === true)
    session.document({
      ok: problems.length === 0,
      problems,
      ...(sound && { checked: sound.counts, ...sound.totals }),
    });
  if (problems.length === 0) {
    if (flags.json !== true && sound) session.say(...text.cli.checked(sound.counts));
    return exitCodes.done;
  }
  const named = problems.slice(0, mostNamed);
  session.note(...named.map(text.cli.checkProblem), text.cli.othersBroken(problems.length - named.length));
  return exitCodes.rejected;
}

async function check(session: Session, head: string | undefined): Promise<CheckReport> {
  try {
    return await session.reading((store) => store.read((tx) => checkAll(tx, { today: session.today, head })));
  } catch (error) {
    // A file may be too damaged to be opened, or to be read to the end.
    const damaged =
      error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT');
    if (!damaged) throw error;
    return { problems: [{ kind: 'database', found: error.message }], sound: undefined };
  }
}
