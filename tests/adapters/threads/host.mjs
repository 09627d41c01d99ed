// A program that has something made apart that never ends, and says in `pidFile` which process that is.
import { threadWorkshop } from '../../../dist/src/adapters/threads/thread-workshop.js';

const [pidFile] = process.argv.slice(2);
const quiet = () => undefined;
const workshop = threadWorkshop({
  entry: new URL('troubled-thread.mjs', import.meta.url),
  setup: { pidFile },
  clock: { now: () => 0 },
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  threads: 1,
});
await workshop.make(12, { apart: true });
