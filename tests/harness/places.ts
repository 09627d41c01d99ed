import { existsSync } from 'node:fs';
import path from 'node:path';

/** Built, this file stands in dist/tests/harness. */
const above = path.resolve(import.meta.dirname, '../..');

/** The folder of package.json. */
export const root = existsSync(path.join(above, 'package.json')) ? above : path.dirname(above);

/** Where `commands/` and `jobs/` are for whoever imports this file: the root, or what was built from it. */
export const code = above;

/** A file of the built program; threads and processes run nothing else. */
export function built(file: string): string {
  const whole = path.join(root, 'dist', file);
  if (!existsSync(whole)) throw new Error(`${whole} is missing: run \`npm run build:tools\` (npm test does)`);
  return whole;
}
