import { afterEach, describe, expect, it } from 'vitest';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { actsOn, namesOf, saidInGroup } from '../harness/acts.ts';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';
import { countyVillage } from '../harness/county-village.ts';
import type { CountyVillage, RosterBranch, RosterMember } from '../harness/county-village.ts';
import { openDiary } from '../harness/diary.ts';
import { holdBlock } from '../tools/doc-blocks.ts';

/* Plays docs/transcripts.md: two villages of the invented county, a whole month each. */

const page = 'docs/transcripts.md';
const sentence = '仅供了解和帮助，不作排名考核依据。';

let open: Conversation | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

async function begin(village: CountyVillage, at: string, accounts?: ReadonlyMap<string, number>) {
  const talk = await openConversation({ at: { date: at, time: '10:00' } });
  open = talk;
  expect(await talk.zhibu('import', ...village.write(talk.dataDir, accounts))).toMatchObject({ status: 0 });
  return { talk, people: talk.rehearsal.people, acts: actsOn(talk) };
}

/** What must hold of every month, whoever plays it. */
function expectRules(talk: Conversation, group: Group, village: CountyVillage): void {
  const { rehearsal } = talk;
  expect(rehearsal.violations()).toEqual([]);
  const said = saidInGroup(talk, group);
  expect(said.length).toBeGreaterThan(2);
  for (const name of namesOf(village)) for (const text of said) expect(text).not.toContain(name);
  // What the bot writes because an officer just registered the group is an answer; the rest is its own accord.
  const unasked = rehearsal
    .messages(group)
    .filter(({ fromBot, text }) => fromBot && !text.startsWith('大家好，我是支部助手'));
  expect(unasked.length).toBeLessThanOrEqual(3);
  expect(talk.log.filter(({ level }) => level === 'error')).toEqual([]);
}

const holdDiary = (name: string, diary: { text(): string }) =>
  holdBlock(page, name, `\`\`\`text\n${diary.text()}\n\`\`\``);

const buttonsOf = ({ buttons }: PhoneMessage) => buttons.flat().map(({ label }) => label);

const expected = (members: readonly RosterMember[]) =>
  members.filter(({ away, excused }) => !away && !excused);

describe('a branch of eight', () => {
  it('has its month with one slip and a few taps', { timeout: 60_000 }, async () => {
    const village = countyVillage('南柳店村');
    const [branch] = village.branches;
    if (branch?.members.length !== 8) throw new Error('the county has changed');
    const { talk, people, acts } = await begin(village, '2026-11-06');

    const phones = new Map(
      branch.members
        .filter(({ smartphone }) => smartphone)
        .map(({ name }) => [name, people.addUser({ name: name === '高志强' ? '老高' : name })]),
    );
    const phone = (name: string) => phones.get(name) as Person;
    const secretary = phone('郭敏');
    const member = phone('马国强');
    const admin = people.addUser({ name: village.admin });
    const group = people.createGroup({ title: '南柳店村党员群', members: [secretary, ...phones.values()] });
    await acts.bindBySlip(admin, 'admin', village.admin);
    await acts.bindBySlip(secretary, 'officer', '郭敏');
    const inGroup = openDiary(talk.rehearsal, { place: group, as: member });
    const forReadme = openDiary(talk.rehearsal, { place: group, as: member });
    const ofSecretary = openDiary(talk.rehearsal, { place: secretary, as: secretary });
    const ofTownship = openDiary(talk.rehearsal, { place: admin, as: admin });
    const look = () => {
      for (const diary of [inGroup, ofSecretary, ofTownship]) diary.look();
    };
    await acts.invite(secretary, group);
    look();
    await acts.tap(secretary, group, '只有党员');
    look();
    forReadme.skip();

    await talk.advanceTo('2026-11-08', '09:00');
    look();
    await talk.advanceTo('2026-11-08', '10:12');
    await acts.say(secretary, 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
    look();
    await talk.advanceTo('2026-11-10', '09:00');
    forReadme.look();
    look();
    await talk.advanceTo('2026-11-10', '12:30');
    await acts.tap(phone('黄志刚'), group, '请假', '来不了');
    await acts.say(member, group, '收到');
    look();
    await talk.advanceTo('2026-11-15', '08:30');
    forReadme.look();
    look();
    await talk.advanceTo('2026-11-15', '08:47');
    for (const name of ['马国强', '郭敏', '高志强']) await acts.tap(phone(name), group, '签到', '应到');
    look();
    await talk.advanceTo('2026-11-15', '08:55');
    await acts.tap(secretary, secretary, '全部同意', '还没对上名字');
    await acts.tap(secretary, secretary, '选人：老高', '还没对上名字');
    look();
    await acts.tap(secretary, secretary, '高志强', '是哪一位');
    forReadme.look();
    look();
    await talk.advanceTo('2026-11-15', '08:58');
    await acts.tap(member, group, '签到', '应到');
    look();
    await talk.advanceTo('2026-11-15', '09:40');
    await acts.say(secretary, 'bot', '到会张海涛');
    look();
    await talk.advanceTo('2026-11-15', '12:00');
    look();
    await talk.advanceTo('2026-11-15', '12:20');
    await acts.tap(secretary, secretary, '请假都同意', '请假待同意');
    await acts.tap(secretary, secretary, '1人都没来', '还有1人没登记');
    forReadme.look();
    look();
    await talk.advanceTo('2026-11-18', '09:00');
    await talk.advanceTo('2026-12-02', '09:00');
    look();

    // 郭敏, 马国强, 高志强, 张海涛 came; 黄志刚 has leave; 李文斌 was marked absent by the secretary.
    expect(expected(branch.members)).toHaveLength(6);
    expect(acts.ofBot(group).text).toContain('应到6，实到4，请假1，缺席1\n登记已结束');
    expect(acts.ofBot(secretary, '应到6').text).toContain('应到6，实到4，请假1，缺席1');
    const digest = acts.ofBot(admin).text;
    expect(digest).toContain('15日 6/4/1');
    expect(digest.endsWith(sentence)).toBe(true);
    expectRules(talk, group, village);

    await holdDiary('small-group', inGroup);
    await holdBlock('README.md', 'transcript', `\`\`\`text\n${forReadme.text()}\n\`\`\``);
    await holdDiary('small-secretary', ofSecretary);
    await holdDiary('small-township', ofTownship);
  });
});

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
    const { talk, people, acts } = await begin(village, '2026-11-02', known);

    const onSite = (branch: RosterBranch) =>
      expected(branch.members).filter(
        ({ smartphone, name, post }) => smartphone && !shared(name) && post !== '书记',
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
    const leaving = [...onSite(first).slice(1, 3), ...onSite(second).slice(0, 1)];
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
    await acts.tap(yan, yan, '返回', '点名字改');
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
    const digest = acts.ofBot(admin).text.split('\n');
    for (const [at, [all, present, leave]] of counts.entries()) {
      const part = `第${'一二三'.charAt(at)}`;
      const line =
        acts
          .ofBot(group)
          .text.split('\n')
          .find((one) => one.startsWith(part)) ?? '';
      expect(line).toContain(`应到${String(all)}，实到${String(present)}，请假${String(leave)}`);
      expect(digest).toContain(`北龙坪村${part}支部 15日 ${[all, present, leave].join('/')}`);
    }
    expect(digest.at(-1)).toBe(sentence);
    expectRules(talk, group, village);

    await holdDiary('village-group', inGroup);
    for (const [at, name] of ['first', 'second', 'third'].entries())
      await holdDiary(`village-${name}`, diaries[at] ?? inGroup);
    await holdDiary('village-township', ofTownship);
  });
});
