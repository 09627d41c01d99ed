import { parseArgs } from 'node:util';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { optionsOr, seedOf, wholeNumber } from '../tools/options.ts';
import { plants } from './plants.ts';
import type { Plant } from './plants.ts';
import { progressOn } from './progress.ts';
import { tableOf } from './report.ts';
import { runChaos } from './run-chaos.ts';

const usage = `npm run chaos -- [--kills 1000] [--seed N] [--json] [--plant NAME]
              [--redis-kills N] [--flushes N] [--worker-kills N]`;

/** `npm run chaos`: real processes, kill -9, a messenger with bad days. Exit status 1 when a number that has to be zero is not. */
async function main(): Promise<number> {
  const read = optionsOr(() => readOptions(process.argv.slice(2)));
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n${usage}\n`);
    return 2;
  }
  const progress = progressOn(process.stderr, 'kills');
  const report = await runChaos({ ...read, clock: systemClock(), progress: progress.show });
  progress.clear();
  process.stdout.write(read.json ? `${JSON.stringify(report, null, 2)}\n` : `${tableOf(report)}\n`);
  return report.ok ? 0 : 1;
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      kills: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
      plant: { type: 'string' },
      'redis-kills': { type: 'string' },
      flushes: { type: 'string' },
      'worker-kills': { type: 'string' },
    },
  });
  const redisKills = wholeNumber('redis-kills', values['redis-kills'], 0);
  const flushes = wholeNumber('flushes', values.flushes, 0);
  const workerKills = wholeNumber('worker-kills', values['worker-kills'], 0);
  const most = Math.max(redisKills, flushes, workerKills);
  return {
    kills: Math.max(1, wholeNumber('kills', values.kills, most > 0 ? most : 1_000)),
    troubles: most > 0 ? { redisKills, flushes, workerKills } : undefined,
    seed: seedOf(values.seed),
    json: values.json === true,
    plant: plantNamed(values.plant),
  };
}

function plantNamed(said: string | undefined): Plant | undefined {
  if (said === undefined || Object.hasOwn(plants, said)) return said as Plant | undefined;
  throw new Error(`--plant takes ${Object.keys(plants).join(' or ')}, found ${said}`);
}

process.exitCode = await main();
