import { existsSync } from 'node:fs';
import path from 'node:path';
import { refusals } from '../text/cli-refusals.ts';
import { exitCodes } from './exit-codes.ts';
import type { Session } from './session.ts';

/** `zhibu worker`: one more worker beside the program, until it is asked to stop. Standard output belongs to the log. */
export async function workerCommand(session: Session): Promise<number> {
  const { deps, config, text } = session;
  const { redisUrl, dataDir } = config;
  const refused = refusals[text.locale];
  if (redisUrl === undefined) {
    session.note(refused.workerNeedsRedis);
    return exitCodes.usage;
  }
  if (!existsSync(path.join(dataDir, 'zhibu.db'))) {
    session.note(refused.workerNeedsDatabase(dataDir));
    return exitCodes.rejected;
  }
  const started = deps.startWorker({ ...config, redisUrl }, (trouble) => {
    session.note(trouble === undefined ? text.cli.workerTakes : text.cli.workerWaits(trouble));
  });
  if (!started.ok) {
    session.note(refused.workerNeedsSameVersion(dataDir));
    return exitCodes.rejected;
  }
  const change = await Promise.race([deps.untilStopped(), started.value.astray]);
  await started.value.stop();
  session.note(change ? refused.workerAstray[change](dataDir) : text.cli.workerStopped);
  return change ? exitCodes.rejected : exitCodes.done;
}
