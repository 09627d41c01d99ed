import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import { countyVillage } from '../harness/county-village.ts';
import type { RosterBranch, RosterMember } from '../harness/county-village.ts';
import { openDiary } from '../harness/diary.ts';
import {
  beginMonth,
  buttonsOf,
  digestSentence,
  expected,
  expectRules,
  holdDiary,
} from '../harness/played-month.ts';

/* Plays the second half of docs/transcripts.md: a village of the invented county, a whole month. */

describe('a village of 113 in three branches with one chat', () => {
  it('has its month with one card, and every branch its own count', { timeout: 90_000 }, async () => {
    const village = countyVillage('北龙坪村');
    const [first, second, third] = village.branches;
    if (!first || !second || !third) throw new Error('the county has changed');
    const everybody = village.branches.flatMap(({ members }) => members);
    expect(everybody).toHaveLength(113);
    const shared = (name: string) => everybody.filter((one) => one.name === name).length > 1;
    const accountOf = (number: string) => 5_300_000_000 + everybody.findIndex((one) => one.number === number);
    const known = new Map(
      first.members
        .filter(({ smartphone, post }) => smartphone && post !== '书记')
        .map(({ number }) => [number, accountOf(number)]),
    );
    const { talk, people, acts } = await beginMonth(village, '2026-11-02', known);

    const onSite = (branch: RosterBranch) =>
      expected(branch.members).filter(
        ({ number, smartphone, name, post }) =>
          smartphone && post !== '书记' && (known.has(number) || !shared(name)),
      );
    const nicknamed = onSite(third)[1];
    const nickname = `老${nicknamed?.name.slice(0, 1) ?? ''}`;
    const phones = new Map<string, Person>();
    for (const { number, name, smartphone } of everybody)
      if (smartphone)
        phones.set(
          number,
          people.addUser({ id: accountOf(number), name: number === nicknamed?.number ? nickname : name }),
        );
    const phone = (one: RosterMember | undefined) => phones.get(one?.number ?? '') as Person;
    const secretaryOf = ({ members }: RosterBranch) => phone(members.find(({ post }) => post === '书记'));
    const secretaries = [secretaryOf(first), secretaryOf(second), secretaryOf(third)] as const;
    const admin = people.addUser({ name: village.admin });
    const group = people.createGroup({ title: '北龙坪村党员群', members: [...new Set(phones.values())] });
    await acts.bindBySlip(admin, 'admin', village.admin);
    for (const one of secretaries) await acts.bindBySlip(one, 'officer', one.name);

    const [member] = onSite(first);
    const inGroup = openDiary(talk.rehearsal, { place: group, as: phone(member) });
    const diaries = secretaries.map((one) => openDiary(talk.rehearsal, { place: one, as: one }));
    const ofTownship = openDiary(talk.rehearsal, { place: admin, as: admin });
    const look = () => {
      for (const diary of [inGroup, ...diaries, ofTownship]) diary.look();
    };
    const lookPrivately = () => {
      for (const diary of diaries) diary.look();
    };
    const [sun, yan, yuan] = secretaries;
    await acts.invite(sun, group);
    look();
    await acts.tap(sun, group, '只有党员');
    look();
    await talk.advanceTo('2026-11-02', '14:05');
    await acts.say(yan, group, '登记本群', acts.ofBot(group).messageId);
    await acts.say(yuan, group, '/bind@zhibu_test_bot');
    look();

    // The first branch's fixed day is the 10th: this month all three come together on the 15th.
    await talk.advanceTo('2026-11-03', '09:00');
    look();
    await acts.say(sun, 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
    await talk.advanceTo('2026-11-08', '09:00');
    look();
    await talk.advanceTo('2026-11-08', '19:20');
    await acts.say(yan, 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
    await acts.tap(yuan, yuan, '就这样', '这样定');
    look();
    await talk.advanceTo('2026-11-10', '09:00');
    look();
    const leaving = [
      ...onSite(first)
        .filter(({ name }) => !shared(name))
        .slice(1, 3),
      ...onSite(second).slice(0, 1),
    ];
    await talk.advanceTo('2026-11-10', '18:40');
    for (const one of leaving) people.tap(phone(one), group, acts.ofBot(group, '来不了').messageId, '请假');
    await talk.settle();
    look();

    await talk.advanceTo('2026-11-15', '08:30');
    look();
    await talk.advanceTo('2026-11-15', '08:50');
    const home = first.members.find(({ away, smartphone, name }) => away && smartphone && !shared(name));
    const tapping = village.branches
      .flatMap((branch) => onSite(branch))
      .filter((one) => !leaving.includes(one));
    const namesake = second.members.find(({ name, alias }) => name === '孙伟' && alias === '小孙伟');
    const card = acts.ofBot(group, '应到').messageId;
    for (const one of [...tapping, home, namesake]) people.tap(phone(one), group, card, '签到');
    for (const one of secretaries) people.tap(one, group, card, '签到');
    await talk.settle();
    look();
    await talk.advanceTo('2026-11-15', '09:10');
    for (const one of [yan, yuan]) await acts.tap(one, one, '全部同意', '还没对上名字');
    lookPrivately();
    await acts.tap(yan, yan, '选人：孙伟', '还没对上名字');
    lookPrivately();
    await acts.tap(yan, yan, '小孙伟', '是哪一位');
    await acts.tap(yuan, yuan, `选人：${nickname}`, '还没对上名字');
    lookPrivately();
    await acts.tap(yuan, yuan, nicknamed?.name ?? '', '是哪一位');
    look();

    await talk.advanceTo('2026-11-15', '12:00');
    look();
    await talk.advanceTo('2026-11-15', '14:30');
    const away = leaving.slice(0, 2).map(({ name }) => name);
    await acts.say(sun, 'bot', `除${away.join('、')}请假，都到`);
    await acts.tap(yan, yan, '请假都同意', '请假待同意');
    await acts.tap(yan, yan, '逐个勾选', '没登记');
    lookPrivately();
    const labels = new Set(
      expected(second.members).flatMap(({ name, alias }) => [`○ ${name}`, `○ ${alias}`]),
    );
    const ticked = buttonsOf(acts.ofBot(yan, '点名字改')).filter((label) => labels.has(label));
    for (const label of ticked) await acts.tap(yan, yan, label, '点名字改');
    lookPrivately();
    await acts.tap(yan, yan, '办完了', '点名字改');
    const thirdExpected = expected(third.members).length;
    await acts.say(yuan, 'bot', `${String(thirdExpected)}/${String(thirdExpected - 4)}/3`);
    look();
    await talk.advanceTo('2026-11-18', '09:00');
    look();
    await talk.advanceTo('2026-12-02', '09:00');
    look();

    // 第一党支部: the one who came home counts in 应到 too; 第二: taps, ticks, one leave; 第三: as its secretary said.
    const firstExpected = expected(first.members).length + 1;
    const secondPresent =
      tapping.filter((one) => second.members.includes(one)).length +
      ['secretary', 'namesake'].length +
      ticked.length;
    const counts = [
      [firstExpected, firstExpected - 2, 2],
      [expected(second.members).length, secondPresent, 1],
      [thirdExpected, thirdExpected - 4, 3],
    ] as const;
    const digest = acts.ofBot(admin, '党日简报').text.split('\n');
    for (const [at, [all, present, leave]] of counts.entries()) {
      const part = `第${'一二三'.charAt(at)}`;
      const line =
        acts
          .ofBot(group, '应到')
          .text.split('\n')
          .find((one) => one.startsWith(part)) ?? '';
      expect(line).toContain(`应到${String(all)}，实到${String(present)}，请假${String(leave)}`);
      expect(digest).toContain(`北龙坪村${part}支部 15日 ${[all, present, leave].join('/')}`);
    }
    expect(digest.at(-1)).toBe(digestSentence);
    expectRules(talk, group, village);

    await holdDiary('village-group', inGroup);
    for (const [at, name] of ['first', 'second', 'third'].entries())
      await holdDiary(`village-${name}`, diaries[at] ?? inGroup);
    await holdDiary('village-township', ofTownship);
  });
});
