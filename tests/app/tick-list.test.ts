import { describe, expect, it } from 'vitest';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const phoneless = [40, 41, 42];
/** Fifty expected, one away, one excused; two of one name. */
const fifty = planOf({
  expected: 50,
  away: 1,
  excused: 1,
  phoneless,
  called: new Map([[45, memberName(planOf(), 44)]]),
});
const name = (k: number) => memberName(fifty, k);
const secretary = 0;
const leader = 2;

const namesOn = (labels: readonly string[]) =>
  labels.flatMap((label) => /^(?:○|✓|✗|假\??) (.+)$/.exec(label)?.[1] ?? []);

describe('an officer’s list of fifty', () => {
  it('begins with the people who cannot tap, has everybody once over its pages, and tells namesakes apart', async () => {
    const village = await openPartyDay([fifty]);
    const { latest, tap, say, person } = village;
    const lin = person(secretary);
    await say(lin, 'bot', '到会');
    expect(latest(lin).text).toContain('应到50，实到0，请假0，未登记50');
    expect(latest(lin).text).toContain('第1页，共3页');
    const pages = [namesOn(latest(lin).buttons)];
    expect(pages[0]?.slice(0, 3)).toEqual(phoneless.map(name));
    for (let page = 0; page < 2; page += 1) {
      await tap(lin, 'bot', '下一页');
      pages.push(namesOn(latest(lin).buttons));
    }
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 10]);
    expect(new Set(pages.flat()).size).toBe(50);
    expect(pages.flat()).toContain(`${name(44)}（045）`);
    expect(pages.flat()).toContain(`${name(44)}（046）`);
    await tap(lin, 'bot', '按名册顺序');
    expect(namesOn(latest(lin).buttons)[0]).toBe(name(0));
  });

  it('marks ○ ✓ ✗ ○ and keeps who said so', async () => {
    const village = await openPartyDay([fifty]);
    const { latest, tap, say, person, group } = village;
    const lin = person(secretary);
    await say(lin, 'bot', '到会');
    expect((await tap(lin, 'bot', `○ ${name(40)}`))?.text).toBe(`${name(40)}：到会`);
    expect(latest(group, '应到').text).toContain('应到50，实到1');
    expect((await tap(lin, 'bot', `✓ ${name(40)}`))?.text).toBe(`${name(40)}：缺席`);
    expect((await tap(lin, 'bot', `✗ ${name(40)}`))?.text).toBe(`${name(40)}：未登记`);
    expect((await tap(lin, 'bot', `○ ${name(40)}`))?.text).toBe(`${name(40)}：到会`);
    expect(ledgerOf(village)).toEqual(
      ['present', 'absent', 'reversal', 'reversal', 'present'].map((kind) => ({
        name: name(40),
        kind,
        via: 'officer',
        waitedMs: 0,
        by: '林福贵',
      })),
    );
    await tap(lin, 'bot', '办完了');
    expect(latest(lin).text).toContain('实到1');
    expect(latest(lin).buttons).toEqual(['再勾几个']);
  });

  it('leaves what a person tapped in person', async () => {
    const village = await openPartyDay([fifty]);
    const { tap, say, person, group } = village;
    const lin = person(secretary);
    await tap(person(3), group, '请假', '应到');
    await say(lin, 'bot', '到会');
    expect((await tap(lin, 'bot', `假? ${name(3)}`))?.text).toBe(`${name(3)}：到会`);
    expect((await tap(lin, 'bot', `✓ ${name(3)}`))?.text).toBe(`${name(3)}：缺席`);
    expect((await tap(lin, 'bot', `✗ ${name(3)}`))?.text).toBe(`${name(3)}：请假，等书记同意`);
  });

  it('counts the away and the excused who come in 应到 and 实到', async () => {
    const village = await openPartyDay([fifty]);
    const { latest, tap, say, person, group } = village;
    const lin = person(secretary);
    await say(lin, 'bot', '到会');
    expect(latest(lin).buttons).not.toContain(`○ ${name(50)}`);
    await tap(lin, 'bot', '流动和可不参加的');
    expect(namesOn(latest(lin).buttons)).toEqual([name(50), name(51)]);
    await tap(lin, 'bot', `○ ${name(50)}`);
    await tap(lin, 'bot', `○ ${name(51)}`);
    expect(latest(group, '应到').text).toContain('应到52，实到2');
    expect((await tap(lin, 'bot', `✓ ${name(51)}`))?.text).toBe(`${name(51)}：未登记`);
    expect(latest(group, '应到').text).toContain('应到51，实到1');
  });

  it('asks for a reason before it changes what has stood for 48 hours', async () => {
    const village = await openPartyDay([fifty]);
    const { talk, tap, say, person } = village;
    const lin = person(secretary);
    await say(lin, 'bot', '到会');
    await tap(lin, 'bot', `○ ${name(40)}`);
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-17', '12:30');
    expect((await tap(lin, 'bot', `○ ${name(41)}`, '点名字改'))?.text).toBe(`${name(41)}：到会`);
    const told = await tap(lin, 'bot', `✓ ${name(40)}`, '点名字改');
    expect(told).toMatchObject({ alert: true });
    expect(told?.text).toContain(`到会 ${name(40)}缺席 原因 记错了`);
    expect(ledgerOf(village)).toHaveLength(2);
  });

  it('is offered in 待办 on the day, and by the closing card afterwards', async () => {
    const village = await openPartyDay([fifty]);
    const { talk, latest, tap, say, person } = village;
    const lin = person(secretary);
    await say(lin, 'bot', '待办');
    expect(latest(lin).text).toContain('今天的主题党日，自己不能点的还有3人没登记');
    await tap(lin, 'bot', '逐个勾选');
    await tap(lin, 'bot', `○ ${name(41)}`);
    expect(latest(lin, '待办').text).toContain('自己不能点的还有2人没登记');
    await talk.advanceTo('2026-11-15', '12:00');
    await tap(lin, 'bot', '逐个勾选', '还有49人没登记');
    await tap(lin, 'bot', `○ ${name(42)}`);
    expect(latest(lin, '还有').text).toContain('还有48人没登记');
  });
});

describe('待办 on the day', () => {
  const open = (said: string) => /自己不能点的还有(\d+)人没登记/.exec(said)?.[1];

  it('counts the expected who have no account and about whom nothing stands, and nobody else', async () => {
    const village = await openPartyDay([planOf({ phoneless: [7, 8], away: 1, excused: 1 })]);
    const { talk, latest, tap, say, person, group } = village;
    const lin = person(secretary);
    const told = async () => {
      await say(lin, 'bot', '待办');
      return open(latest(lin).text);
    };
    expect(await told()).toBe('2');
    await tap(person(3), group, '签到', '应到');
    expect(await told()).toBe('2');
    await tap(person(7), group, '签到', '应到');
    await tap(lin, 'bot', '全部同意（1）', '还没对上名字');
    talk.rehearsal.people.say(person(7), group, '点错了', { replyTo: latest(group, '应到').messageId });
    await talk.settle();
    expect(latest(group, '应到').text).toContain('实到1');
    expect(await told()).toBe('1');
    await say(lin, 'bot', `${memberName(planOf(), 8)}请假`);
    expect(await told()).toBeUndefined();
  });

  it('asks for no names once the day is recorded by figures', async () => {
    const village = await openPartyDay([planOf({ phoneless: [7, 8] })]);
    const { latest, say, person } = village;
    await say(person(secretary), 'bot', '12/10/1');
    await say(person(secretary), 'bot', '待办');
    expect(open(latest(person(secretary)).text)).toBeUndefined();
  });
});

describe('the list of a village branch of 113', () => {
  it('has six pages', async () => {
    const village = await openPartyDay([planOf({ expected: 113, away: 0 })]);
    const { latest, tap, say, person } = village;
    await say(person(secretary), 'bot', '到会');
    const seen = new Set(namesOn(latest(person(secretary)).buttons));
    for (let page = 0; page < 5; page += 1) {
      await tap(person(secretary), 'bot', '下一页');
      for (const one of namesOn(latest(person(secretary)).buttons)) seen.add(one);
    }
    expect(latest(person(secretary)).text).toContain('第6页，共6页');
    expect(seen.size).toBe(113);
  });
});

describe('the list of a 党小组长', () => {
  it('holds the own Party group only, and makes nobody absent', async () => {
    const village = await openPartyDay([fifty]);
    const { latest, tap, say, person } = village;
    await say(person(leader), 'bot', '到会');
    expect(latest(person(leader)).text).toContain('石桥村党支部第3党小组');
    const names = namesOn(latest(person(leader)).buttons);
    expect(names).toHaveLength(16);
    expect(names).not.toContain(name(3));
    expect((await tap(person(leader), 'bot', `○ ${name(41)}`))?.text).toBe(`${name(41)}：到会`);
    expect((await tap(person(leader), 'bot', `✓ ${name(41)}`))?.text).toBe(`${name(41)}：未登记`);
    expect(ledgerOf(village).map(({ kind, via, by }) => [kind, via, by])).toEqual([
      ['present', 'leader', name(leader)],
      ['reversal', 'leader', name(leader)],
    ]);
  });

  it('is not the way to 缺席 in words either', async () => {
    const village = await openPartyDay([fifty]);
    const { latest, say, person } = village;
    await say(person(leader), 'bot', `到会 缺席 ${name(8)}`);
    expect(latest(person(leader)).text).toContain('缺席由书记来记');
    expect(ledgerOf(village)).toEqual([]);
  });

  it('changes neither the own word of a member nor an officer’s', async () => {
    const village = await openPartyDay([fifty]);
    const { tap, say, person, group } = village;
    await tap(person(5), group, '签到', '应到');
    await say(person(secretary), 'bot', `到会 缺席 ${name(8)}`);
    await say(person(leader), 'bot', '到会');
    expect((await tap(person(leader), 'bot', `✓ ${name(5)}`))?.text).toContain('不是您记的');
    expect((await tap(person(leader), 'bot', `✗ ${name(8)}`))?.text).toContain('不是您记的');
    expect(ledgerOf(village)).toHaveLength(2);
  });
});
