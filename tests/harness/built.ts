import { existsSync } from 'node:fs';
import path from 'node:path';

/** A file of the built program; threads and processes run nothing else. */
export function built(file: string): string {
  const whole = path.resolve(import.meta.dirname, '../../dist', file);
  if (!existsSync(whole)) throw new Error(`${whole} is missing: run \`npm run build\` (npm test does)`);
  return whole;
}
