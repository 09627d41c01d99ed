import { figuresOf } from './recorder.ts';
import type { YearRules } from './recorder.ts';
import type { VillageYear } from './village-year.ts';

/** With FIGURES=1 in the environment: how many messages a month. With FIGURES=2 also each of them. */
export function tellFigures(year: VillageYear, rules: YearRules): void {
  const wanted = process.env['FIGURES'];
  if (wanted === undefined) return;
  process.stdout.write(`${figuresOf(year.recorder, rules)}\n`);
  if (wanted !== '2') return;
  for (const { date, time, to, text, unasked } of year.recorder.sent)
    process.stdout.write(
      `${date} ${time} ${unasked ? 'own' : '   '} ${String(to)} ${text.replaceAll('\n', ' / ').slice(0, 150)}\n`,
    );
}
