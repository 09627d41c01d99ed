import { existsSync } from 'node:fs';
import path from 'node:path';

/** Built, this file stands in dist/tests/chaos. */
const above = path.resolve(import.meta.dirname, '../..');

/** The folder of package.json. */
export const root = existsSync(path.join(above, 'package.json')) ? above : path.dirname(above);

/** Where `commands/` and `jobs/` are for whoever imports this file: the root, or what was built from it. */
export const code = above;

/** What was built: the program as it is installed. */
const built = path.join(root, 'dist');

export const builtMain = path.join(built, 'src/main.js');
export const builtWarmUp = path.join(built, 'tests/chaos/warm-up.js');
