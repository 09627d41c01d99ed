import { beforeEach, describe, expect, it } from 'vitest';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { loseRights, openTwoTownships, refusals } from '../harness/two-townships.ts';
import type { Townships } from '../harness/two-townships.ts';

/* 支部: one branch's counts for its township; names with a reason, and the branch can read who looked. */

const first = '石桥村第一党支部';
const names = ['林福贵', '陈秀英', '张三', '李桂花', '大王军'];
let townships: Townships;
let bench: Bench;
let admin: Phone;
let secretary: Phone;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench } = townships);
  admin = townships.bound('罗艳');
  secretary = townships.bound('林福贵');
});

function planFirst(date: string, state?: 'planned' | 'cancelled' | 'skipped'): void {
  townships.plan(townships.village.first, date, state);
}

function held(): void {
  planFirst('2026-11-10');
  bench.say(secretary, '到会 张三没来，李桂花请假，其他都到');
}

const looks = () => bench.read((tx) => tx.looks.ofBranch(townships.village.first));

describe('支部 名称', () => {
  it('shows the counts of the month, and nobody’s name', () => {
    held();
    bench.say(admin, '支部 石桥第一');
    const shown = bench.last(admin);
    expect(shown.split('\n')).toEqual([
      `${first}　11月`,
      '主题党日：11月10日，已开展',
      '应到6，实到4，请假1，缺席1',
      '党费：没有要交的',
      '支部群：还没登记',
      '班子：书记连上了，组织委员、党总支书记还没连上',
      '仅供了解和帮助，不作排名考核依据。',
    ]);
    for (const name of names) expect(shown).not.toContain(name);
  });

  it('counts nobody as 补学 who turns out to have been there', () => {
    held();
    bench.say(secretary, '补学 张三 李桂花');
    bench.say(admin, '支部 石桥第一');
    expect(bench.last(admin)).toContain('补学：2人');
    bench.say(admin, '总览');
    expect(bench.last(admin)).toContain('补学：2人');
    bench.say(secretary, '到会 张三也到了，李桂花也到了');
    bench.say(admin, '支部 石桥第一');
    expect(bench.last(admin)).toContain('应到6，实到6');
    expect(bench.last(admin)).not.toContain('补学');
    bench.say(admin, '总览');
    expect(bench.last(admin)).not.toContain('补学');
  });

  it('asks which one where several are called so, and back where it only sounds alike', () => {
    bench.say(admin, '支部 石桥村');
    expect(bench.buttons(admin)).toEqual([first, '石桥村第二党支部']);
    bench.tap(admin, '第二');
    expect(bench.last(admin)).toContain('石桥村第二党支部　11月');
    bench.say(admin, '支部 刘和');
    expect(bench.last(admin)).toContain('没有叫“刘和”的支部，是不是这个？');
    bench.tap(admin, '柳河村党支部');
    expect(bench.last(admin)).toContain('柳河村党支部　11月\n11月主题党日还没定日期');
  });

  it('names what is near where there is no such branch', () => {
    bench.say(admin, '支部 河东');
    expect(bench.last(admin)).toBe('没有“河东”这个支部。相近的有：柳河村党支部。例如：支部 柳河村党支部');
  });

  it('without a name offers the own branches in administrative order, and goes on in place', () => {
    bench.say(admin, '支部');
    expect(bench.buttons(admin)).toEqual(['石桥村第一', '石桥村第二', '柳河村']);
    const messages = bench.shown(admin).length;
    bench.tap(admin, '柳河村');
    expect(bench.last(admin)).toContain('柳河村党支部　11月');
    bench.tap(admin, '看别的支部');
    expect(bench.buttons(admin)).toEqual(['石桥村第一', '石桥村第二', '柳河村']);
    expect(bench.shown(admin)).toHaveLength(messages);
  });

  it('offers sixty branches by the page', () => {
    townships.addBranches(57);
    bench.say(admin, '支部');
    expect(bench.last(admin)).toContain('第1页，共5页');
    expect(bench.buttons(admin)).toHaveLength(13);
    bench.tap(admin, '下一页');
    expect(bench.last(admin)).toContain('第2页，共5页');
    expect(bench.buttons(admin).slice(-2)).toEqual(['上一页', '下一页']);
  });

  it('turns to the months before, as far as there is a record', () => {
    planFirst('2026-10-15');
    bench.say(admin, '支部 石桥第一');
    bench.tap(admin, '10月');
    expect(bench.last(admin)).toContain(`${first}　10月\n主题党日：10月15日，没有记录`);
    expect(bench.buttons(admin)).not.toContain('9月');
    bench.tap(admin, '11月');
    expect(bench.last(admin)).toContain(`${first}　11月`);
    bench.say(admin, '支部 石桥第一 10月');
    expect(bench.last(admin)).toContain(`${first}　10月`);
  });

  it('tells of no month that is still to come or before the first, neither counts nor names', () => {
    held();
    for (const words of ['', ' 名单 原因 核对名册']) {
      bench.say(admin, `支部 石桥第一 2035-01${words}`);
      expect(bench.last(admin)).toBe('2035年1月还没到。看这个月的发：支部 石桥第一 11月');
      for (const month of ['12月', '2001-01']) {
        bench.say(admin, `支部 石桥第一 ${month}${words}`);
        expect(bench.last(admin)).toContain('还没有记录，最早的是2026年11月。例如：支部 石桥第一 2026-11');
      }
    }
    expect(looks()).toEqual([]);
  });

  it('says the year of a month that is not of this one', () => {
    planFirst('2025-12-15');
    bench.say(admin, '支部 石桥第一 12月');
    expect(bench.last(admin)).toContain(`${first}　2025年12月`);
    bench.tap(admin, '看名单');
    expect(bench.last(admin)).toContain('2025年12月的名单做什么用');
    expect(bench.last(admin)).toContain(`支部 ${first} 2025年12月 名单`);
    bench.say(admin, `支部 ${first} 2025年12月 名单 原因 核对名册`);
    expect(bench.last(admin)).toContain(`${first}2025年12月名单，只给您看`);
    bench.say(secretary, '待办');
    expect(bench.last(secretary)).toContain('看过2025年12月的名单');
  });

  it('says 线下 with its review date', () => {
    bench.write((tx) => {
      const branch = tx.org.branch(townships.village.elsewhere);
      if (!branch) throw new Error('no branch');
      tx.org.putBranch({ ...branch, condition: 'offline', reviewDate: '2027-03-01' as never });
    });
    bench.say(admin, '支部 柳河');
    expect(bench.last(admin)).toContain('状态：线下，2027年3月1日复核');
  });

  it('of another township is not shown, and the attempt is written down', () => {
    const before = refusals(bench);
    bench.say(admin, '支部 杏花村');
    expect(bench.last(admin)).toContain('“杏花村”不归您看');
    expect(refusals(bench)).toBe(before + 1);
  });

  it('is for 联村干部 of the villages they are linked to', () => {
    const linked = townships.bound('小联');
    bench.say(linked, '支部');
    expect(bench.buttons(linked)).toEqual(['柳河村']);
    bench.say(linked, '支部 石桥第一 名单 原因 核对名册');
    expect(bench.last(linked)).toContain('不归您看');
    expect(looks()).toEqual([]);
  });

  it('is refused to a stranger and to a secretary, once and written down', () => {
    const stranger = bench.phone('路人');
    for (const one of [stranger, secretary]) {
      const before = refusals(bench);
      bench.say(one, '/branch 石桥第一');
      expect(bench.last(one)).toBe('这件事由乡镇的同志来办。');
      expect(refusals(bench)).toBe(before + 1);
    }
  });

  it('shows the county no single branch', () => {
    const county = townships.bound('郝县');
    bench.say(county, '支部 石桥第一 名单 原因 核对名册');
    expect(bench.buttons(county)).toEqual(['望禾镇', '双泉镇']);
    for (const word of [...names, first, '应到']) expect(bench.last(county)).not.toContain(word);
    expect(looks()).toEqual([]);
  });
});

describe('看名单', () => {
  const mostNames = '到会4：林福贵、陈秀英、大王军、王军（006）';

  it('asks what for before any name is shown', () => {
    held();
    bench.say(admin, '支部 石桥第一');
    bench.tap(admin, '看名单');
    expect(bench.last(admin)).toContain('原因会记下来，支部查得到');
    for (const name of names) expect(bench.last(admin)).not.toContain(name);
    expect(looks()).toEqual([]);
    bench.tap(admin, '核对名册');
    expect(bench.last(admin).split('\n')).toEqual([
      `${first}11月名单，只给您看，请不要转发`,
      mostNames,
      '请假1：李桂花',
      '缺席1：张三',
      '已经记下您看过，原因：核对名册。支部查得到。',
      '仅供了解和帮助，不作排名考核依据。',
    ]);
    expect(looks()).toHaveLength(1);
  });

  it('shows them once for a reason that was tapped twice', () => {
    held();
    bench.say(admin, '支部 石桥第一');
    bench.tap(admin, '看名单');
    bench.tap(admin, '核对名册');
    const messages = bench.shown(admin).length;
    expect(bench.tap(admin, '核对名册').answer).toContain('过期');
    expect(bench.shown(admin)).toHaveLength(messages);
    expect(looks()).toHaveLength(1);
  });

  it('takes the reason in words, also where it has to ask which branch is meant', () => {
    held();
    bench.say(admin, '支部 石桥第一 名单 原因 帮忙联系在外党员');
    expect(bench.last(admin)).toContain(mostNames);
    bench.say(admin, '支部 石桥 名单 原因 年底核对');
    expect(bench.last(admin)).not.toContain('林福贵');
    bench.tap(admin, first);
    expect(bench.last(admin)).toContain('原因：年底核对');
    expect(looks()).toHaveLength(2);
  });

  it('shows nothing without a reason in words, or for one that says nothing', () => {
    held();
    for (const words of ['支部 石桥第一 名单', '支部 石桥第一 名单 原因', '支部 石桥第一 名单 原因 无']) {
      bench.say(admin, words);
      for (const name of names) expect(bench.last(admin)).not.toContain(name);
    }
    bench.say(admin, `支部 石桥第一 名单 原因 ${'查'.repeat(61)}`);
    expect(bench.last(admin)).toContain('原因太长了，最多60个字');
    expect(looks()).toEqual([]);
  });

  it('makes nobody missing from a day that is cancelled, skipped or still to come', () => {
    const namesOf = (state: 'planned' | 'cancelled' | 'skipped') => {
      planFirst('2026-11-25', state);
      bench.say(admin, '支部 石桥第一 名单 原因 核对名册');
      return bench.last(admin).split('\n').slice(1, 3);
    };
    const all = '应到6：林福贵、陈秀英、张三、李桂花、大王军、王军（006）';
    expect(namesOf('planned')).toEqual(['主题党日：还没到日子', all]);
    expect(namesOf('cancelled')).toEqual(['主题党日：取消', all]);
    expect(namesOf('skipped')).toEqual(['主题党日：本月不开', all]);
    bench.say(admin, '支部 柳河 名单 原因 核对名册');
    expect(bench.last(admin)).toContain('主题党日：没定日期\n应到');
  });

  it('keeps no identity-card number', () => {
    held();
    bench.say(admin, '支部 石桥第一 名单 原因 核对11010119900101123X');
    expect(bench.last(admin)).toContain('已经记下您看过，原因：其他原因。');
    expect(JSON.stringify(looks())).not.toContain('1990');
  });

  it('keeps no word of illness', () => {
    held();
    bench.say(admin, '支部 石桥第一 名单 原因 张三住院了去看看');
    expect(bench.last(admin)).not.toContain('住院');
    bench.say(secretary, '待办');
    expect(bench.last(secretary)).not.toContain('住院');
  });

  it('is not to be tapped by somebody who lost the right meanwhile', () => {
    held();
    bench.say(admin, '支部 石桥第一');
    bench.tap(admin, '看名单');
    loseRights(bench, admin);
    const before = refusals(bench);
    bench.tap(admin, '核对名册');
    expect(bench.last(admin)).not.toContain('林福贵');
    expect(looks()).toEqual([]);
    expect(refusals(bench)).toBe(before + 1);
  });
});
