// A worker that takes one task from Redis, says so and never ends it: `node holding-worker.mjs BUILT_QUEUE URL INSTALLATION`.
const [, , built, url, installation] = process.argv;
const { createBullmqQueue } = await import(built);
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
createBullmqQueue({ url, installation, log }).consume((id) => {
  process.stdout.write(`${String(id)}\n`);
  return new Promise(() => undefined);
}, 1);
