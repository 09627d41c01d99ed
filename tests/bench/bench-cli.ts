import { parseArgs } from 'node:util';
import type { Output } from '../../src/cli/cli-deps.ts';
import { optionsOr } from '../tools/options.ts';
import { runBenches } from './run-benches.ts';
import type { Benches, Result } from './run-benches.ts';

const usage = 'npm run bench -- [NAME …] [--json]';

/** Runs the benches that were named, or all. Resolves to the exit status: 1 when a bound is broken, 2 for words that mean nothing. */
export async function benchCli(
  argv: readonly string[],
  benches: Benches,
  { stdout, stderr }: { readonly stdout: Pick<Output, 'write'>; readonly stderr: Pick<Output, 'write'> },
): Promise<number> {
  const read = optionsOr(() => readOptions(argv, benches));
  if (typeof read === 'string') {
    stderr.write(`${read}\n${usage}\n`);
    return 2;
  }
  const results = await runBenches(read.chosen, (result) => {
    if (!read.json) stdout.write(`${wordsOf(result)}\n`);
  });
  const ok = results.every((one) => one.ok);
  if (read.json) stdout.write(`${JSON.stringify({ ok, benches: results }, null, 2)}\n`);
  return ok ? 0 : 1;
}

function readOptions(argv: readonly string[], benches: Benches) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  for (const name of positionals)
    if (!benches.has(name))
      throw new Error(`There is no bench ${name}. There are: ${[...benches.keys()].join(', ')}`);
  const wanted = ([name]: readonly [string, unknown]) =>
    positionals.length === 0 || positionals.includes(name);
  return { chosen: new Map([...benches].filter(wanted)), json: values.json === true };
}

function wordsOf({
  name,
  says,
  unit,
  rounds,
  base,
  subject,
  ratio,
  lower,
  upper,
  atMost,
  ok,
}: Result): string {
  const figure = (value: number) => (value < 100 ? value.toPrecision(3) : value.toFixed(0));
  const bound = atMost === undefined ? '' : `, at most ${String(atMost)}: ${ok ? 'holds' : 'BROKEN'}`;
  return [
    `${name}: ${says}`,
    `  ${ratio.toFixed(2)} ×${bound}`,
    `  half of ${String(rounds)} rounds between ${lower.toFixed(2)} and ${upper.toFixed(2)}; medians ${figure(subject)} and ${figure(base)} ${unit}`,
  ].join('\n');
}
