import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const namesake = '王军';
const branch = planOf({
  called: new Map([
    [7, namesake],
    [8, namesake],
  ]),
});
const name = (k: number) => memberName(branch, k);

/** Different in every sentence, so that a find says where it comes from. */
const said = {
  member: '我工资5811.37元，该交多少党费',
  paid: '已交 工资5812.37',
  group: '我一个月挣5813.37',
  officer: `党费 ${name(5)} 工资5814.37元`,
  change: `党费 ${name(5)} 改成5815.37元 因工资涨了`,
  monthly: `党费 ${name(5)} 每月5816.37元 因工资涨了`,
  reason: '请假 工资5817.37要去领',
};

/** An officer's words with the wage where the reason stands. */
const reasons = [
  `党费 ${name(5)} 改成务工 15元 从2027年1月 因工资涨到5821.37元`,
  `党费 ${name(5)} 改成务工 15元 从2027年1月 因每月5822.37`,
  `党费 ${name(5)} 缓交到2027年2月 因工资只有5823.37元`,
  `党费 ${name(5)} 缓交到2027年2月 工资只有5824.37元`,
  `党费 ${name(5)} 9个月 因刚发了工资5825.37元`,
  `撤销 ${name(6)} 因为工资是5826.37元`,
  `党费 撤销 ${name(6)} 工资5827.37看错了`,
  `党费 ${namesake} 改成15元 因工资5828.37元`,
  `党费 ${namesake} 改成5829.37元`,
  `党费 ${namesake} 缓交到2027年2月 工资5830.37元`,
  `党费 ${namesake} 工资5831.37元 每月15元`,
  `党费 撤销 ${namesake} 工资5832.37记错了`,
] as const;

it('a wage that somebody types leaves no byte in the data', async () => {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, group, talk, latest } = village;
  const [officer, member] = [person(1), person(3)];
  talk.rehearsal.people.pressStart(member);
  await talk.settle();
  await say(member, 'bot', said.member);
  await say(member, 'bot', said.paid);
  await say(member, 'bot', said.reason);
  await say(member, group, said.group);
  await say(member, group, `/paid@zhibu_test_bot ${said.paid}`);
  await say(officer, 'bot', said.officer);
  expect(latest(officer).text).toContain('这像是工资');
  await say(officer, 'bot', said.change);
  expect(latest(officer).text).toContain('这像是工资');
  await say(officer, 'bot', said.monthly);
  await talk.tick();
  await talk.app().settled();

  expect(wagesIn(village)).toEqual([]);
});

it('nor does one in a reason, whatever button is tapped then', async () => {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, tap, latest } = village;
  const officer = person(1);
  await say(officer, 'bot', `党费 ${name(6)}`);
  await tap(officer, 'bot', '对得上');
  for (const words of reasons) {
    await say(officer, 'bot', words);
    const answer = latest(officer);
    expect([words, answer.text]).toEqual([words, expect.stringContaining('这像是工资')]);
    for (const label of answer.buttons.slice(0, 1)) await tap(officer, 'bot', label);
  }
  await village.talk.tick();
  await village.talk.app().settled();
  expect(wagesIn(village)).toEqual([]);
});

it('nor while it waits for the branch that it is about', async () => {
  const other = planOf({ code: 'SQ02', name: '石桥村第二党支部', secretary: '何志强' });
  const village = await openBoundVillage([branch, other], { at: { date: '2026-11-06', time: '10:00' } });
  const { talk, say, person, latest } = village;
  const file = path.join(talk.dataDir, 'members.csv');
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  const also = (row: string, at: number) => `${row},${at === 0 ? '兼任支部' : at === 1 ? other.code : ''}`;
  writeFileSync(file, `${rows.map(also).join('\n')}\n`);
  expect((await talk.zhibu('import', file)).status).toBe(0);
  await say(person(0), 'bot', `党费 ${name(5)} 改成15元 因收入变了`);
  expect(latest(person(0)).buttons).toContain(other.name);
  await say(person(0), 'bot', `党费 ${name(5)} 改成15元 因工资涨到5821.37元`);
  expect(latest(person(0)).text).toContain('这像是工资');
  await say(person(0), 'bot', `撤销 ${name(5)} 因工资是5822.37元`);
  expect(latest(person(0)).text).toContain('这像是工资');
  await talk.app().settled();
  expect(wagesIn(village)).toEqual([]);
});

/** Every wage of these tests that a file of the program holds, with the file's name. */
function wagesIn({ talk }: BoundVillage): readonly string[] {
  const files = filesUnder(talk.dataDir);
  expect(files.map((file) => path.basename(file))).toContain('zhibu.db');
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return Array.from({ length: 22 }, (_, n) => String(5811 + n)).flatMap((yuan) =>
      [`${yuan}.37`, `${yuan}37`]
        .filter((wage) => bytes.includes(wage))
        .map((wage) => `${path.basename(file)}: ${wage}`),
    );
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}
