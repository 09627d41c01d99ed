import { afterEach, describe, expect, it } from 'vitest';
import type { Group, Person } from '../../src/rehearsal/people/handles.ts';
import { actsOn, namesOf, saidInGroup } from '../harness/acts.ts';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';
import { countyVillage } from '../harness/county-village.ts';
import type { CountyVillage, RosterMember } from '../harness/county-village.ts';
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
    const inGroup = openDiary(talk.rehearsal, { place: group, as: member });
    const ofSecretary = openDiary(talk.rehearsal, { place: secretary, as: secretary });
    const ofTownship = openDiary(talk.rehearsal, { place: admin, as: admin });
    const look = () => {
      for (const diary of [inGroup, ofSecretary, ofTownship]) diary.look();
    };
    people.pressStart(secretary);
    people.pressStart(admin);
    await talk.settle();
    await acts.bindBySlip(admin, 'admin', village.admin);
    await acts.bindBySlip(secretary, 'officer', '郭敏');
    look();
    await acts.invite(secretary, group);
    look();
    await acts.tap(secretary, group, '只有党员');
    look();

    await talk.advanceTo('2026-11-08', '09:00');
    look();
    await acts.say(secretary, 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
    look();
    await talk.advanceTo('2026-11-10', '09:00');
    look();
    await acts.tap(phone('黄志刚'), group, '请假', '来不了');
    look();
    await talk.advanceTo('2026-11-15', '08:30');
    look();
    for (const name of ['马国强', '郭敏', '高志强']) await acts.tap(phone(name), group, '签到', '应到');
    look();
    await acts.tap(secretary, secretary, '全部同意', '还没对上名字');
    await acts.tap(secretary, secretary, '选人：老高', '还没对上名字');
    look();
    await acts.tap(secretary, secretary, '高志强', '是哪一位');
    await acts.tap(member, group, '签到', '应到');
    look();
    await talk.advanceTo('2026-11-15', '09:40');
    await acts.say(secretary, 'bot', '到会张海涛');
    look();
    await talk.advanceTo('2026-11-15', '12:00');
    look();
    await acts.tap(secretary, secretary, '请假都同意', '请假待同意');
    await acts.tap(secretary, secretary, '1人都没来', '还有1人没登记');
    look();
    await acts.say(member, group, '收到');
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
    await holdDiary('small-secretary', ofSecretary);
    await holdDiary('small-township', ofTownship);
  });
});
