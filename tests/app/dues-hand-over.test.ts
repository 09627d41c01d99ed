import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);

it('a new dues officer finds the hand-over sheet in 待办, for a month', async () => {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, tap, person, latest, talk } = village;
  await say(person(0), 'bot', '待办');
  expect(latest(person(0)).text).not.toContain('交接');

  const roster = path.join(talk.dataDir, 'members.csv');
  const rows = readFileSync(roster, 'utf8').split('\n');
  const posts = rows.map((row) => {
    const cells = row.split(',');
    if (cells[1] === 'SQ01002') cells[4] = '';
    if (cells[1] === 'SQ01004') cells[4] = '组织委员';
    return cells.join(',');
  });
  writeFileSync(roster, posts.join('\n'));
  expect(await talk.zhibu('import', roster)).toMatchObject({ status: 0 });
  talk.rehearsal.people.pressStart(person(3));
  await talk.settle();

  await say(person(3), 'bot', '待办');
  expect(latest(person(3), '待办').text).toContain(
    `管党费的由${name(1)}换成了${name(3)}：账和钱要当面交接，先打一张交接表。`,
  );
  await tap(person(3), 'bot', '党费交接表', '待办');
  const file = await talk.rehearsal.until(
    () => talk.rehearsal.messages(person(3)).find((message) => message.file !== undefined)?.file,
  );
  expect(file.fileName).toContain('交接表');

  await talk.advanceTo('2026-12-20', '10:00');
  await say(person(3), 'bot', '待办');
  expect(latest(person(3)).text).not.toContain('交接');
});
