import { exitCodes } from './exit-codes.ts';
import { sayLocked } from './session.ts';
import type { Session } from './session.ts';

/** `zhibu start`: runs until it is asked to stop. Standard output belongs to the log. */
export async function startCommand(session: Session): Promise<number> {
  const { deps, config, text } = session;
  const started = await deps.startApp(config);
  if (!started.ok) {
    if (started.reason.kind === 'refused') {
      session.note(started.reason.message);
      return exitCodes.rejected;
    }
    return sayLocked(session, started.reason.heldBy);
  }
  const app = started.value;
  session.note(text.cli.started(app.url));
  try {
    await Promise.race([deps.untilStopped(), app.ended]);
  } finally {
    await app.stop();
  }
  session.note(text.cli.stopped);
  return exitCodes.done;
}
