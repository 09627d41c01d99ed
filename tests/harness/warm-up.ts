import path from 'node:path';
import { loadParts } from '../../src/runtime/load.ts';

// Given to the program as `--import`: its modules are read before its turn comes, while another life is still running. What the
// program does begins when standard input ends.
await import('../../src/program.ts');
await import('../../src/cli/run-cli.ts');
await loadParts(path.resolve(import.meta.dirname, '../..'));
await new Promise<void>((resolve) => {
  process.stdin.resume().once('end', resolve);
});
