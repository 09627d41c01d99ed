import { parseArgs } from 'node:util';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { optionsOr, seedOf } from '../tools/options.ts';
import { zerosOf } from './report.ts';
import { runSoak } from './run-soak.ts';
import { sampleHeading, sampleLine } from './samples.ts';

const usage = 'npm run soak -- --hours N [--rate 2] [--seed N] [--json]';

/** `npm run soak`: one program for hours, a line a minute. Exit status 1 when something grows, is lost or comes twice. */
async function main(): Promise<number> {
  const read = optionsOr(() => readOptions(process.argv.slice(2)));
  if (typeof read === 'string') {
    process.stderr.write(`${read}\n${usage}\n`);
    return 2;
  }
  const lines = read.json ? process.stderr : process.stdout;
  lines.write(`seed ${String(read.seed)}\n${sampleHeading}\n`);
  const report = await runSoak({
    ...read,
    clock: systemClock(),
    onSample: (sample) => void lines.write(`${sampleLine(sample)}\n`),
  });
  if (read.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else
    process.stdout.write(
      `\n${String(report.taps)} taps, ${String(report.answered)} answered\n${zerosOf(report.findings)}\n${report.ok ? 'Nothing lost, nothing twice, nothing grows.' : 'NOT as promised.'}\n`,
    );
  return report.ok ? 0 : 1;
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      hours: { type: 'string' },
      rate: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (values.hours === undefined) throw new Error('--hours is missing');
  return {
    hours: above0('hours', values.hours),
    rate: above0('rate', values.rate ?? '2'),
    seed: seedOf(values.seed),
    json: values.json === true,
  };
}

function above0(name: string, said: string): number {
  if (Number(said) > 0) return Number(said);
  throw new Error(`--${name} takes a number above 0, found ${said}`);
}

process.exitCode = await main();
