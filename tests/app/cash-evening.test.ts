import { describe, expect, it } from 'vitest';
import { openDiary } from '../harness/diary.ts';
import { holdDiary } from '../harness/played-month.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

/* Plays the third part of docs/transcripts.md: the dues of a Party day, taken in cash at the table. */

const branch = planOf({ expected: 31, away: 0 });
const name = (k: number) => memberName(branch, k);
const duesOfficer = 1;
const member = 5;
const debtor = 30;

describe('a cash evening of thirty people', () => {
  it('takes the officer one line and one tap, and one line to correct', { timeout: 60_000 }, async () => {
    const village = await openPartyDay([branch]);
    const { say, tap, person, talk, latest, group } = village;
    const officer = person(duesOfficer);
    talk.rehearsal.people.pressStart(person(member));
    await talk.settle();
    const ofOfficer = openDiary(talk.rehearsal, { place: officer, as: officer });
    const ofMember = openDiary(talk.rehearsal, { place: person(member), as: person(member) });
    const inGroup = openDiary(talk.rehearsal, { place: group, as: person(member) });
    const diaries = [ofOfficer, ofMember, inGroup];
    const look = () => {
      for (const diary of diaries) diary.look();
    };
    await talk.advanceTo('2026-11-15', '08:59');
    for (const diary of diaries) diary.skip();
    await talk.advanceTo('2026-11-15', '09:00');
    look();
    await talk.advanceTo('2026-11-15', '09:20');
    await tap(person(member), group, '我的党费', '党费');
    look();

    await talk.advanceTo('2026-11-15', '11:00');
    const acts: string[] = [];
    const write = async (words: string) => {
      acts.push(words);
      await say(officer, 'bot', words);
      look();
    };
    const press = async (label: string, containing: string) => {
      acts.push(`[${label}]`);
      await tap(officer, 'bot', label, containing);
      look();
    };
    await write(`党费全部除${name(debtor)}`);
    expect(latest(officer, '对得上吗').text).toContain('30人，合计15.00元，和手里的钱对得上吗？');
    await press('对得上', '对得上吗');
    expect(acts).toHaveLength(2);
    expect(latest(officer, '记好了').text).toContain('记好了：30人，合计15.00元。\n收据2026年第1—30号。');

    await talk.advanceTo('2026-11-15', '11:20');
    await write(`撤销 ${name(member)} 记错人了`);
    expect(latest(officer, '撤销好了').text).toContain(`${name(member)}2026年11月的党费0.50元`);
    expect(acts).toHaveLength(3);
    const taken = talk.app().store.read((tx) => {
      const id = tx.org.branchByCode('SQ01')?.id;
      return id === undefined ? [] : tx.dues.takenBy(id);
    });
    expect(taken).toHaveLength(31);
    expect(taken.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(29 * 50);

    await holdDiary('cash-officer', ofOfficer);
    await holdDiary('cash-member', ofMember);
    await holdDiary('cash-group', inGroup);
  });
});
