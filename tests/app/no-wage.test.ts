import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
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

  const files = filesUnder(talk.dataDir);
  expect(files.map((file) => path.basename(file))).toContain('zhibu.db');
  const found = files.flatMap((file) => {
    const bytes = readFileSync(file);
    return [1, 2, 3, 4, 5, 6, 7].flatMap((n) => {
      const yuan = `581${String(n)}`;
      const kept = [`${yuan}.37`, `${yuan}37`].filter((wage) => bytes.includes(wage));
      return kept.map((wage) => `${path.basename(file)}: ${wage}`);
    });
  });
  expect(found).toEqual([]);
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}
