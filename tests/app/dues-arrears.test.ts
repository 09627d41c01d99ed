import { describe, expect, it } from 'vitest';
import { fault } from '../../src/rehearsal/faults.ts';
import { saidInGroup } from '../harness/acts.ts';
import {
  changeFact,
  claimPaid,
  debtor,
  everybody,
  name,
  openArrears,
  organiser,
  paid,
  putOff,
  secretary,
  sentence,
  through,
  todo,
  told,
} from '../harness/arrears-branch.ts';

describe('arrears over eight months', () => {
  it('are told once to the person, at three and five months to the secretary, and flagged at six', async () => {
    const one = await openArrears();
    const { talk, group } = one;
    await talk.advanceTo('2026-12-03', '09:29');
    expect(told(one, debtor)).toEqual([]);
    await through(one, 'december');
    expect(told(one, debtor)).toEqual([
      '您好，石桥村党支部的党费账上，您11月的党费还没交，一共0.50元。\n已经交了的不用管，也可以跟组织委员说一声，补记上就行。还没交的，方便的时候交就好；有难处请跟支部说。',
    ]);
    expect(await todo(one, organiser)).not.toContain('党费');
    await through(one, 'january');
    expect(await todo(one, organiser)).toContain(`党费欠2个月以上的1人：${name(debtor)}（2026年11月、12月）`);
    expect(told(one, secretary, sentence)).toEqual([]);
    await through(one, 'february');
    expect(told(one, secretary, sentence)).toEqual([
      [
        '石桥村党支部有1位党员的党费几个月还没交：',
        `${name(debtor)}：2026年11月到2027年1月，3个月，1.50元`,
        '请支部核实原因并帮助教育。',
        '也许是交了没记上，也许是有难处，先问问。这条只有您看得到。',
      ].join('\n'),
    ]);
    await through(one, 'march');
    expect(told(one, secretary, sentence)).toHaveLength(1);
    await through(one, 'april');
    expect(told(one, secretary, sentence)).toHaveLength(2);
    expect(await todo(one, secretary)).not.toContain('已满6个月');
    await through(one, 'may', 'june', 'july');
    expect(await todo(one, secretary)).toContain(
      `其中已满6个月的1人：${name(debtor)}（2026年11月到2027年6月）`,
    );
    expect(await todo(one, organiser)).not.toContain('已满6个月');
    expect(told(one, debtor)).toHaveLength(1);
    expect(told(one, secretary, sentence)).toHaveLength(2);
    expect(told(one, organiser, sentence)).toEqual([]);
    for (const text of saidInGroup(talk, group)) expect(text).not.toMatch(/党费账上|欠|0\.50|还没交/);
    for (const k of everybody) for (const text of told(one, k, '')) expect(text).not.toMatch(/自行脱党|打卡/);
  });
});

describe('a word to the person', () => {
  it('comes again only for a new run of months, whatever part of the old one is paid', async () => {
    const one = await openArrears();
    await through(one, 'december', 'january');
    paid(one, [name(debtor)], ['2026-11', '2026-11']);
    await through(one, 'february');
    expect(told(one, debtor)).toHaveLength(1);
    paid(one, [name(debtor)], ['2026-12', '2027-01']);
    await through(one, 'march');
    expect(told(one, debtor)).toHaveLength(2);
    expect(told(one, debtor)[1]).toContain('您2月的党费');
  });

  it('is answered by a tap: all that it names is claimed, and waits for the officer', async () => {
    const one = await openArrears();
    const { tap, person, latest } = one;
    await through(one, 'december');
    await tap(person(debtor), 'bot', '我的党费', '党费账上');
    expect(latest(person(debtor)).text).toContain('以前没交的：11月，一共0.50元');
    await tap(person(debtor), 'bot', '已交', '党费账上');
    const claim = one.talk.app().store.read((tx) => {
      const id = tx.people.personsNamed(name(debtor))[0]?.id;
      return id === undefined ? undefined : tx.dues.pendingClaim(id);
    });
    expect(claim?.until).toBe('2026-11');
    await through(one, 'january', 'february');
    expect(told(one, debtor)).toHaveLength(2);
    expect(told(one, debtor)[1]).toContain('您2026年12月的党费');
  });

  it('does not come when it is paid or claimed by the third, nor when that happens while it waits', async () => {
    const one = await openArrears([7, 8, 9, 10]);
    const { talk } = one;
    paid(one, [name(7)], ['2026-11', '2026-11']);
    claimPaid(one, 8, '2026-11');
    // The words to 9 and 10, and the secretary's month.
    talk.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendMessage', times: 3 });
    await through(one, 'december');
    paid(one, [name(9)], ['2026-11', '2026-11']);
    claimPaid(one, 10, '2026-11');
    await talk.advanceTo('2026-12-03', '11:00');
    for (const k of [7, 8, 9, 10]) expect(told(one, k)).toEqual([]);
  });

  it('comes when that is not so', async () => {
    const one = await openArrears([9, 10]);
    one.talk.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendMessage', times: 2 });
    await through(one, 'december');
    await one.talk.advanceTo('2026-12-03', '11:00');
    for (const k of [9, 10]) expect(told(one, k)).toHaveLength(1);
  });

  it('leaves in peace who asked for quiet, and reaches him once when he asks for it no more', async () => {
    const one = await openArrears();
    const { say, person } = one;
    await say(person(debtor), 'bot', '免打扰');
    await through(one, 'december', 'january');
    expect(told(one, debtor)).toEqual([]);
    await say(person(debtor), 'bot', '免打扰');
    await through(one, 'february', 'march');
    expect(told(one, debtor)).toHaveLength(1);
    expect(told(one, debtor)[0]).toContain('您2026年11月到2027年1月的党费还没交，一共1.50元');
  });

  it('is not repeated by a second run, a run by hand or a restart', async () => {
    const one = await openArrears();
    const { talk } = one;
    await through(one, 'december');
    await talk.restart();
    await talk.tick();
    const ran = await talk.zhibu('run-job', 'dues-arrears', '--scope', 'SQ01');
    expect(ran.status).toBe(0);
    await talk.tick();
    expect(told(one, debtor)).toHaveLength(1);
    expect(told(one, secretary, sentence)).toEqual([]);
  });

  it('waits for the day after the holidays', async () => {
    const one = await openArrears([debtor], '2026-09-06');
    await one.talk.advanceTo('2026-10-03', '10:00');
    await one.talk.advanceTo('2026-10-07', '18:00');
    expect(told(one, debtor)).toEqual([]);
    await one.talk.advanceTo('2026-10-08', '08:01');
    expect(told(one, debtor)).toHaveLength(1);
  });

  it('is not sent where nobody is asked for dues, nor while a branch is left alone', async () => {
    const quiet = await openArrears();
    await quiet.say(quiet.person(secretary), 'bot', '设置 党费卡 不问');
    await through(quiet, 'december', 'january');
    expect(told(quiet, debtor)).toEqual([]);
    expect(await todo(quiet, organiser)).toContain('党费欠2个月以上的1人');
    const offline = await openArrears();
    await offline.say(offline.person(secretary), 'bot', '设置 状态 线下 2027-06-30');
    await through(offline, 'december', 'january');
    expect(told(offline, debtor)).toEqual([]);
  });

  it('is not sent about a month of which less than half is written down, and the officers are told how to catch up', async () => {
    const half = await openArrears(everybody.slice(6));
    await through(half, 'december');
    expect(told(half, debtor)).toHaveLength(1);
    const bare = await openArrears(everybody.slice(5));
    await through(bare, 'december');
    expect(told(bare, debtor)).toEqual([]);
    expect(await todo(bare, secretary)).not.toContain('还没记全');
    await through(bare, 'january', 'february');
    expect(told(bare, debtor)).toEqual([]);
    expect(told(bare, secretary, sentence)).toEqual([]);
    const waiting = await todo(bare, secretary);
    expect(waiting).not.toContain('党费欠');
    expect(waiting.match(/2026年11月到2027年1月的党费账还没记全/g)).toHaveLength(1);
    expect(waiting).toContain('党费 全部');
    await bare.tap(bare.person(secretary), 'bot', '都看看');
    const list = bare.latest(bare.person(secretary)).text;
    expect(list).not.toContain('没有党费欠');
    expect(list).toContain('还没记全');
  });
});

describe('nobody is asked', () => {
  it('who is waived, suspended, transferred or dead, or whose leaving waits for the township', async () => {
    const one = await openArrears([5, 6, 7, 8, 9]);
    const { say, person } = one;
    changeFact(one, 5, 'duesClass', 'waived', '2026-12-01');
    changeFact(one, 6, 'status', 'suspended', '2026-12-01');
    changeFact(one, 7, 'status', 'transferred', '2026-12-02');
    changeFact(one, 8, 'status', 'left', '2026-12-02');
    await say(person(secretary), 'bot', `党员 ${name(9)} 去世`);
    await through(one, 'december', 'january', 'february');
    for (const k of [5, 6, 7, 8, 9]) expect(told(one, k)).toEqual([]);
    expect(told(one, secretary, sentence)).toEqual([]);
    expect(await todo(one, organiser)).not.toContain('党费欠');
  });

  it('from the day on which that becomes so, whatever is open from before', async () => {
    const one = await openArrears([5, 6, 7]);
    await through(one, 'december', 'january');
    expect(await todo(one, organiser)).toContain('党费欠2个月以上的3人');
    changeFact(one, 5, 'duesClass', 'waived', '2027-02-01');
    changeFact(one, 6, 'status', 'suspended', '2027-01-20');
    changeFact(one, 7, 'status', 'left', '2027-01-20');
    await through(one, 'february');
    expect(await todo(one, organiser)).not.toContain('党费欠');
    expect(told(one, secretary, sentence)).toEqual([]);
  });

  it('before the quarter is over, where dues are paid by the quarter', async () => {
    const one = await openArrears();
    await one.say(one.person(secretary), 'bot', '设置 缴费方式 按季');
    await through(one, 'december');
    expect(told(one, debtor)).toEqual([]);
    await through(one, 'january');
    expect(told(one, debtor)[0]).toContain('您2026年11月、12月的党费');
    expect(await todo(one, organiser)).not.toContain('党费欠');
    await through(one, 'february');
    expect(await todo(one, organiser)).toContain('党费欠2个月以上的1人');
    await through(one, 'march', 'april');
    expect(told(one, secretary, sentence)).toHaveLength(1);
    expect(told(one, debtor)).toHaveLength(1);
  });
});

describe('the secretary’s word', () => {
  it('goes to the deputy where he cannot be written to, and to nobody about himself', async () => {
    const one = await openArrears([secretary, debtor]);
    changeFact(one, 3, 'posts', ['deputySecretary'], '2026-11-07');
    one.talk.rehearsal.people.pressStart(one.person(3));
    await one.say(one.person(secretary), 'bot', '免打扰');
    await through(one, 'december', 'january', 'february');
    expect(told(one, secretary, sentence)).toEqual([]);
    expect(told(one, 3, sentence)[0]).toContain('有2位党员');
    const own = await openArrears([secretary]);
    await through(own, 'december', 'january', 'february');
    expect(told(own, secretary)).toHaveLength(1);
    expect(told(own, secretary, sentence)).toEqual([]);
    expect(await todo(own, organiser)).toContain(`党费欠2个月以上的1人：${name(secretary)}`);
  });

  it('is one a month for all of whom he is to hear', async () => {
    const one = await openArrears([7, 8]);
    await through(one, 'december', 'january', 'february');
    expect(told(one, secretary, sentence)).toHaveLength(1);
    expect(told(one, secretary, sentence)[0]).toContain('有2位党员');
  });

  it('goes on showing each as he stands, and never calls settled what is not', async () => {
    const one = await openArrears([7, 8, 9]);
    await through(one, 'december', 'january', 'february');
    putOff(one, 7, '2027-05', '外出务工');
    paid(one, [name(8)], ['2026-11', '2027-02']);
    await one.say(one.person(organiser), 'bot', `党费 ${name(9)}11月`);
    await one.tap(one.person(organiser), 'bot', '对得上');
    const word = () => one.latest(one.person(secretary), '石桥村党支部').text;
    expect(word()).toContain(`${name(7)}：缓交到2027年5月`);
    expect(word()).toContain(`${name(8)}：记上了`);
    expect(word()).toContain(`${name(9)}：2026年12月、2027年1月，2个月，1.00元`);
    await one.say(one.person(organiser), 'bot', `党费 ${name(9)}`);
    await one.tap(one.person(organiser), 'bot', '对得上');
    expect(word()).not.toContain('都记上了');
    expect(word()).toContain(`${name(7)}：缓交到2027年5月`);
  });
});
