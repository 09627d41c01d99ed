import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CallRecord } from '../../src/rehearsal/calls.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Conversation } from './conversation.ts';

/** The call of the program in the middle of which its process ends. */
export interface LastCall {
  readonly method: string;
  readonly when?: (call: CallRecord) => boolean;
  /** Whether the messenger still got it. */
  readonly arrives: boolean;
}

const files = ['zhibu.db', 'zhibu.db-wal'];

/**
 * The process is killed while that call is under way, and started again: the new one finds on disk what was there at that
 * moment, and nothing that the old one says afterwards reaches anybody.
 */
export async function killedAt(talk: Conversation, last: LastCall, act: () => void): Promise<void> {
  const { rehearsal, dataDir } = talk;
  const copy = mkdtempSync(path.join(os.tmpdir(), 'zhibu-killed-'));
  const move = (from: string, to: string) => {
    for (const file of files) {
      rmSync(path.join(to, file), { force: true });
      if (existsSync(path.join(from, file))) copyFileSync(path.join(from, file), path.join(to, file));
    }
  };
  let isDead = false;
  rehearsal.faults.add({
    fault: last.arrives ? fault.cutAfter() : fault.cutBefore(),
    method: last.method,
    when: (call) => {
      if (isDead || last.when?.(call) === false) return false;
      move(dataDir, copy);
      isDead = true;
      return true;
    },
  });
  const silence = rehearsal.faults.add({ fault: fault.cutBefore(), times: Infinity, when: () => isDead });
  act();
  await rehearsal.until(() => isDead, { what: `a call of ${last.method}` });
  await talk.restart(() => {
    rmSync(path.join(dataDir, 'zhibu.db-shm'), { force: true });
    move(copy, dataDir);
    rmSync(copy, { recursive: true });
    silence.remove();
  });
}
