import path from 'node:path';
import { benchCli } from './bench-cli.ts';
import { loadBenches } from './run-benches.ts';

/** `npm run bench`: ratios measured in one run, each against the bound it has to hold. */
const benches = await loadBenches(path.join(import.meta.dirname, 'benches'));
process.exitCode = await benchCli(process.argv.slice(2), benches, process);
