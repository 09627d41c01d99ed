import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import { countyVillage } from '../harness/county-village.ts';
import { openDiary } from '../harness/diary.ts';
import { beginMonth, digestSentence, expected, expectRules, holdDiary } from '../harness/played-month.ts';
import { holdBlock } from '../tools/doc-blocks.ts';

/* Plays the first half of docs/transcripts.md and the transcript of the README: a village of the invented county, a whole month. */

describe('a branch of eight', () => {
  it('has its month with one slip and a few taps', { timeout: 60_000 }, async () => {
    const village = countyVillage('南柳店村');
    const [branch] = village.branches;
    if (branch?.members.length !== 8) throw new Error('the county has changed');
    const { talk, people, acts } = await beginMonth(village, '2026-11-06');

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
    await acts.tap(secretary, secretary, '这1人没来', '还有1人没登记');
    forReadme.look();
    look();
    await talk.advanceTo('2026-11-18', '09:00');
    await talk.advanceTo('2026-12-02', '09:00');
    look();

    // 郭敏, 马国强, 高志强, 张海涛 came; 黄志刚 has leave; 李文斌 was marked absent by the secretary.
    expect(expected(branch.members)).toHaveLength(6);
    expect(acts.ofBot(group, '应到').text).toContain('应到6，实到4，请假1，缺席1\n登记已结束');
    expect(acts.ofBot(secretary, '应到6').text).toContain('应到6，实到4，请假1，缺席1');
    const digest = acts.ofBot(admin, '党日简报').text;
    expect(digest).toContain('15日 6/4/1');
    expect(digest.endsWith(digestSentence)).toBe(true);
    expectRules(talk, group, village);

    await holdDiary('small-group', inGroup);
    await holdBlock('README.md', 'transcript', `\`\`\`text\n${forReadme.text()}\n\`\`\``);
    await holdDiary('small-secretary', ofSecretary);
    await holdDiary('small-township', ofTownship);
  });
});
