import type { Config } from './config.ts';
import type { Log } from './ports/log.ts';

export function startRehearsal(_options: { config: Config; log: Log; root: string; code: string }): Promise<{ url: string; stop(): Promise<void> }> {
  return Promise.reject(new Error('rehearsal is being written'));
}
