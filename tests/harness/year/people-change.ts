import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { memberName } from '../village.ts';
import type { VillageYear } from './village-year.ts';

const head = '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机';

/** Places in the roster of those who leave in the middle of the year. */
export const leaving = { dead: 20, transferred: 21, away: 22 } as const;

/** A death and a transfer away, said by the secretary and agreed to by the township the next morning; one goes to work afar. */
export async function someLeave(year: VillageYear): Promise<void> {
  const [plan] = year.plans;
  if (!plan) throw new Error('no branch');
  const secretary = year.person(0);
  const { date } = today(year);
  await year.write(secretary, 'bot', `党员 ${memberName(plan, leaving.dead)} 去世`);
  await year.write(secretary, 'bot', `党员 ${memberName(plan, leaving.transferred)} 转出`);
  await year.write(secretary, 'bot', `党员 ${memberName(plan, leaving.away)} 外出`);
  await year.until(date.replace(/\d\d$/, '11'), '09:30');
  const taps = [`确认 ${memberName(plan, leaving.dead)}`, `同意 ${memberName(plan, leaving.transferred)}`];
  for (const label of taps)
    if (!(await year.press(year.admin, 'bot', label))) throw new Error('the township was not asked');
}

/** Somebody is transferred in: a roster file with one row. */
export async function oneJoins(year: VillageYear): Promise<void> {
  const file = path.join(year.talk.dataDir, 'members-new.csv');
  const row = `${year.plans[0]?.code ?? ''},NEW001,欧阳新来,正式,,,,,农民,0.50,是`;
  writeFileSync(file, `${head}\n${row}\n`);
  const said = await year.talk.zhibu('import', file);
  if (said.status !== 0) throw new Error(said.out + said.err);
  year.recorder.look();
}

function today(year: VillageYear): { readonly date: string } {
  return {
    date: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(year.talk.clock.now()),
  };
}
