import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';
import { memberName } from '../harness/village.ts';

const plan = planOf({ away: 0, probationary: [7] });
const name = (k: number) => memberName(plan, k);
const secretary = 0;

async function onTheDay(): Promise<BoundVillage> {
  return openPartyDay([plan]);
}

describe('an officer changes a member', () => {
  it('外出: not expected from today, on the card at once, and back by the contrary word', async () => {
    const opened = await onTheDay();
    const { say, person, latest, group } = opened;
    expect(latest(group, '应到').text).toContain('应到12');
    await say(person(secretary), 'bot', `党员 ${name(5)} 外出到2027-02`);
    const { text, buttons } = latest(person(secretary), '记为流动');
    expect(text).toContain(`${name(5)}记为流动（外出），从今天起不算应到`);
    expect(text).toContain('2027年2月28日前后再看');
    expect(text).toContain(`党员 ${name(5)} 撤销`);
    expect(text).toContain(`党员 ${name(5)} 联系人`);
    expect(buttons).toEqual(['撤销']);
    expect(latest(group, '应到').text).toContain('应到11');
    expect(stateOf(opened, name(5), '2026-11-15')).toMatchObject({ away: true, reviewDate: '2027-02-28' });
    expect(stateOf(opened, name(5), '2026-11-14')).toMatchObject({ away: false });
    await say(person(secretary), 'bot', `党员 ${name(5)} 回来`);
    expect(latest(person(secretary), '回来了').text).toContain('照常算应到');
    expect(latest(group, '应到').text).toContain('应到12');
    expect(stateOf(opened, name(5), '2026-11-15')).toMatchObject({ away: false, reviewDate: null });
  });

  it('one who is away and comes all the same is counted', async () => {
    const { say, person, group, latest, tap } = await onTheDay();
    await say(person(secretary), 'bot', name(5));
    await say(person(secretary), 'bot', `党员 ${name(5)} 外出`);
    expect(latest(group, '应到').text).toContain('应到11，实到0');
    await tap(person(5), group, '签到', '应到');
    expect(latest(group, '应到').text).toContain('应到12，实到1');
  });

  it('[撤销] takes back what it stands under, and only that', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, group } = opened;
    await say(person(secretary), 'bot', `党员 ${name(5)} 可不参加到2026-12`);
    expect(latest(group, '应到').text).toContain('应到11');
    await say(person(secretary), 'bot', `党员 ${name(5)} 外出`);
    const stale = await tap(person(secretary), 'bot', '撤销', '可不参加，从今天起');
    expect(stale?.text).toContain('过期');
    await tap(person(secretary), 'bot', '撤销', '记为流动');
    expect(latest(person(secretary), '撤销好了').text).toContain('流动：否');
    expect(stateOf(opened, name(5), '2026-11-15')).toMatchObject({
      away: false,
      excused: true,
      reviewDate: '2026-12-31',
    });
    await say(person(secretary), 'bot', `党员 ${name(6)} 撤销`);
    expect(latest(person(secretary)).text).toContain('没有可以撤销的改动');
  });

  it('shows a person, with the one-tap changes on the card', async () => {
    const { say, person, latest, tap, group } = await onTheDay();
    await say(person(secretary), 'bot', `党员 ${name(5)}`);
    const card = latest(person(secretary), '状态：');
    expect(card.text).toContain('正式党员');
    expect(card.text).toContain('账号：已对上');
    expect(card.buttons).toEqual(['外出', '可不参加', '解除账号', '回名单']);
    await tap(person(secretary), 'bot', '外出', '状态：');
    expect(latest(group, '应到').text).toContain('应到11');
    expect(latest(person(secretary), '状态：').text).toContain('流动：在外，联系人还没定');
    expect(latest(person(secretary), '状态：').buttons).toContain('回来');
    await tap(person(secretary), 'bot', '撤销刚才的改动', '状态：');
    expect(latest(person(secretary), '状态：').text).toContain('流动：否');
    expect(latest(group, '应到').text).toContain('应到12');
  });

  it('contact person, Party group and alias', async () => {
    const opened = await onTheDay();
    const { say, person, latest } = opened;
    const says = async (words: string) => {
      await say(person(secretary), 'bot', words);
      return latest(person(secretary)).text;
    };
    expect(await says(`党员 ${name(5)} 联系人 ${name(4)}`)).toContain('没有记流动');
    await says(`党员 ${name(5)} 外出`);
    expect(await says(`党员 ${name(5)} 联系人 ${name(5)}`)).toContain('不能当自己的联系人');
    expect(await says(`党员 ${name(5)} 联系人 ${name(4)}`)).toContain(`联系人是${name(4)}`);
    expect(stateOf(opened, name(5), '2026-11-15')?.contact).toBe('SQ01005');
    expect(await says(`党员 ${name(5)} 党小组 九组`)).toContain('第1党小组、第2党小组、第3党小组');
    expect(await says(`党员 ${name(5)} 编入一组`)).toContain('编入第1党小组');
    expect(await says(`党员 ${name(5)} 别名 ${name(4)}`)).toContain('已经有人用了');
    expect(await says(`党员 ${name(5)} 别名 老五`)).toContain('以后这样写也行');
    expect(await says('党员 老五 回来')).toContain(`${name(5)}回来了`);
  });

  it('asks back with a button what sounds like a name, and which of two namesakes', async () => {
    const village = await openPartyDay([
      planOf({ away: 0, called: new Map([[4, '王军'], [5, '王军'], [6, '李小明']]) }),
    ]); // prettier-ignore
    const { say, person, latest, tap, group } = village;
    await say(person(secretary), 'bot', '党员 李晓明 外出');
    expect(latest(person(secretary)).text).toContain('是不是李小明？');
    await tap(person(secretary), 'bot', '是李小明');
    expect(latest(person(secretary), '记为流动').text).toContain('李小明记为流动');
    expect(latest(group, '应到').text).toContain('应到11');
    await say(person(secretary), 'bot', '党员 王军 外出');
    const { buttons } = latest(person(secretary), '不止一位');
    expect(buttons).toHaveLength(2);
    await tap(person(secretary), 'bot', buttons[1] ?? '', '不止一位');
    expect(latest(person(secretary), '记为流动').text).toContain('王军（006）记为流动');
    expect(latest(group, '应到').text).toContain('应到10');
    const again = await tap(person(secretary), 'bot', buttons[0] ?? '', '不止一位');
    expect(again?.text).toContain('过期');
  });

  it('what is not understood is one sentence with an example, and changes nothing', async () => {
    const opened = await onTheDay();
    const { say, person, latest, group } = opened;
    for (const [words, said] of [
      ['党员', '没写是哪位党员'],
      ['党员 孙悟空 外出', '名册里没有“孙悟空”'],
      [`党员 ${name(5)} 外出到2025-12`, '已经过了'],
      [`党员 ${name(5)} 没去世`, '没有改'],
    ] as const) {
      await say(person(secretary), 'bot', words);
      expect(latest(person(secretary)).text).toContain(said);
      expect(latest(person(secretary)).text).toContain('例如：党员 张三 外出到2027-02');
    }
    expect(latest(group, '应到').text).toContain('应到12');
    opened.talk.rehearsal.people.pressStart(person(4));
    await opened.talk.settle();
    await say(person(4), 'bot', `党员 ${name(5)} 转出`);
    expect(latest(person(4)).text).toContain('由书记、副书记或组织委员来办');
  });
});

describe('待办 reminds of what is to be looked at', () => {
  it('the review date of somebody away: as before, or back', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, talk } = opened;
    await say(person(secretary), 'bot', `党员 ${name(5)} 外出到2026-11-20`);
    await say(person(secretary), 'bot', `党员 ${name(6)} 可不参加到2026-11-20`);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).not.toContain('该看一下了');
    await talk.advanceTo('2026-11-20', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(`${name(5)}外出，11月20日该看一下了`);
    await tap(person(secretary), 'bot', `${name(5)}还是这样，再过半年`, '待办');
    expect(stateOf(opened, name(5), '2026-11-20')?.reviewDate).toBe('2027-05-20');
    expect(latest(person(secretary), '待办').text).not.toContain(`${name(5)}外出`);
    await tap(person(secretary), 'bot', '恢复参加', '待办');
    expect(stateOf(opened, name(6), '2026-11-20')).toMatchObject({ excused: false, reviewDate: null });
  });

  it('a year of probation that is nearly over', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, talk } = opened;
    await talk.advanceTo('2027-09-30', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('预备期');
    await say(person(secretary), 'bot', '设置 转正提前天数 40天');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain('预备期到11月1日');
    await say(person(secretary), 'bot', '设置 转正提前天数 恢复');
    await talk.advanceTo('2027-10-08', '10:00');
    await say(person(secretary), 'bot', '待办');
    const todo = latest(person(secretary), '预备期到11月1日');
    expect(todo.text).toContain(`支部大会讨论后发：党员 ${name(7)} 转正`);
    await tap(person(secretary), 'bot', `${name(7)}转正`, '预备期到');
    expect(latest(person(secretary), '待办').text).toContain(`等乡镇同意：${name(7)}转正`);
  });
});
