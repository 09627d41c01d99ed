import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMember } from '../../../src/domain/grammar/member-grammar.ts';
import type { MemberProblem, MemberReading } from '../../../src/domain/grammar/member-reading.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { roster, shownNames } from './roster.ts';

const today = '2026-11-26' as LocalDate;

function read(text: string): string {
  const parsed = parseMember(text, roster, today);
  return parsed.ok ? shown(parsed.value) : `! ${problem(parsed.reason)}`;
}

function shown({ who, word }: MemberReading): string {
  const name =
    who.kind === 'one'
      ? shownNames([who.person])
      : who.kind === 'namesakes'
        ? `${shownNames(who.people)}?`
        : `${who.said}→${who.person.name}?`;
  const from = 'from' in word && word.from ? ` 从${word.from}` : '';
  const review = 'review' in word && word.review ? ` 到${word.review}` : '';
  const value =
    word.verb === 'contact'
      ? ` ${shownNames([word.person])}`
      : word.verb === 'group'
        ? ` ${word.group}`
        : word.verb === 'alias'
          ? ` ${word.alias ?? '无'}`
          : '';
  return `${name} ${word.verb}${from}${review}${value}`;
}

function problem(one: MemberProblem): string {
  switch (one.kind) {
    case 'unclear':
      return `unclear ${one.rest}`;
    case 'severalChanges':
    case 'severalDates':
      return `${one.kind} ${one.said.join('+')}`;
    case 'reviewPast':
    case 'fromTooFar':
      return `${one.kind} ${one.date}`;
    case 'contactUnclear':
      return `${one.kind} ${shownNames(one.people)}`;
    case 'valueMissing':
      return `${one.kind} ${one.verb}`;
    case 'tooLong':
    case 'nobody':
    case 'reviewMissing':
      return one.kind;
    case 'unknownName':
    case 'notSaid':
    case 'noSuchDate':
    case 'dateUnclear':
      return `${one.kind} ${one.said}`;
  }
}

describe('what an officer says about a member', () => {
  it.each([
    ['张三', '张三 show'],
    ['张三 情况', '张三 show'],
    ['大王军', '王军#5 show'],
    ['张三 外出', '张三 away'],
    ['张三外出', '张三 away'],
    ['張三外出', '张三 away'],
    ['外出 张三', '张三 away'],
    ['张三已经外出务工了', '张三 away'],
    ['张三去深圳打工了', '张三 away'],
    ['张三 流动', '张三 away'],
    ['张三 外出到2027-02', '张三 away 到2027-02-28'],
    ['张三 外出到2027年2月', '张三 away 到2027-02-28'],
    ['张三 外出到明年2月底', '张三 away 到2027-02-28'],
    ['张三 外出到二〇二七年二月', '张三 away 到2027-02-28'],
    ['张三 外出到二月', '张三 away 到2027-02-28'],
    ['张三 外出到2月15日', '张三 away 到2027-02-15'],
    ['张三 外出2027-02', '张三 away 到2027-02-28'],
    ['张三 外出２０２７－０２', '张三 away 到2027-02-28'],
    ['张三 外出半年', '张三 away 到2027-05-26'],
    ['张三 外出3个月', '张三 away 到2027-02-26'],
    ['张三 外出一年半', '张三 away 到2028-05-26'],
    ['张三 外出到年底', '张三 away 到2026-12-31'],
    ['张三 从12月1日起外出到明年6月', '张三 away 从2026-12-01 到2027-06-30'],
    ['张三 11月1日外出', '张三 away 从2026-11-01'],
    ['张三11月1号外出打工，到2027.3', '张三 away 从2026-11-01 到2027-03-31'],
    ['张三 回来', '张三 back'],
    ['张三回来了', '张三 back'],
    ['王来回来了', '王来 back'],
    ['张三昨天回来了', '张三 back 从2026-11-25'],
    ['张三 取消外出', '张三 back'],
    ['张三 不外出了', '张三 back'],
    ['张三 可不参加到2026-12', '张三 excused 到2026-12-31'],
    ['张三 可不参加', '张三 excused'],
    ['张三 经支部同意可以不参加，到2027年6月30日', '张三 excused 到2027-06-30'],
    ['张三 恢复参加', '张三 attends'],
    ['张三 取消可不参加', '张三 attends'],
    ['张三 转正', '张三 formal'],
    ['张三按期转正', '张三 formal'],
    ['张三 11月20日转正', '张三 formal 从2026-11-20'],
    ['张三 转出', '张三 transferred'],
    ['张三组织关系转走了', '张三 transferred'],
    ['张三 12月1日起转出', '张三 transferred 从2026-12-01'],
    ['张三 去世', '张三 died'],
    ['张三昨天去世了', '张三 died 从2026-11-25'],
    ['张三 去世 11月20日', '张三 died 从2026-11-20'],
    ['张三20号过世', '张三 died 从2026-11-20'],
    ['张三 病故', '张三 died'],
    ['张三 复核到2027-05', '张三 review 到2027-05-31'],
    ['张三 延长半年', '张三 review 到2027-05-26'],
    ['张三 撤销', '张三 undo'],
    ['张三 取消去世', '张三 undo'],
    ['撤销 张三', '张三 undo'],
    ['张三 联系人 李四', '张三 contact 李四'],
    ['张三的联系人是李四', '张三 contact 李四'],
    ['张三由李四联系', '张三 contact 李四'],
    ['张三 联系人 大王军', '张三 contact 王军#5'],
    ['张三 党小组 第2党小组', '张三 group 第2党小组'],
    ['张三编入二组', '张三 group 二组'],
    ['张三 别名 三娃', '张三 alias 三娃'],
    ['王军(第2党小组) 别名 小王军', '王军#6 alias 小王军'],
    ['张三 别名 无', '张三 alias 无'],
    ['扎西才让 外出', '扎西·才让 away'],
    ['扎西 · 才让外出', '扎西·才让 away'],
    ['李明华转正', '李明华 formal'],
  ])('%s → %s', (said, reading) => {
    expect(read(said)).toBe(reading);
  });
});

describe('who is asked back', () => {
  it.each([
    ['王军 外出', '王军#5 王军#6? away'],
    ['王军', '王军#5 王军#6? show'],
    ['张叁 外出', '张叁→张三? away'],
    ['外出到2027-02 章三', '章三→张三? away 到2027-02-28'],
    ['欧阳孩转出', '欧阳孩→欧阳海? transferred'],
  ])('%s → %s', (said, reading) => {
    expect(read(said)).toBe(reading);
  });
});

describe('what is not understood', () => {
  it.each([
    ['', '! nobody'],
    ['外出', '! nobody'],
    ['孙悟空 外出', '! unknownName 孙悟空'],
    ['张三丰 外出', '! unknownName 张三丰'],
    ['张三 外出到2025-12', '! reviewPast 2025-12-31'],
    ['张三 可不参加到2026-10-01', '! reviewPast 2026-10-01'],
    ['张三 外出到2027-13', '! noSuchDate 到2027-13'],
    ['张三 外出到2月30日', '! noSuchDate 到2月30日'],
    ['张三 外出到春节', '! dateUnclear 春节'],
    ['张三 腊月二十外出', '! dateUnclear 腊月'],
    ['张三 明天去世', '! fromTooFar 2026-11-27'],
    ['张三 2028-01-01转出', '! fromTooFar 2028-01-01'],
    ['张三 外出 转出', '! severalChanges 外出+转出'],
    ['张三 没去世', '! notSaid 张三 没去世'],
    ['张三还没转正', '! notSaid 张三还没转正'],
    ['张三外出了吗', '! notSaid 张三外出了吗'],
    ['张三 外出 李四', '! unclear 李四'],
    ['张三 身体不好', '! unclear 身体不好'],
    ['张三 联系人', '! valueMissing contact'],
    ['张三 联系人 王军', '! contactUnclear 王军#5 王军#6'],
    ['张三 联系人 孙悟空', '! unknownName 孙悟空'],
    ['张三 别名', '! valueMissing alias'],
    ['张三 复核', '! reviewMissing'],
    ['张三 2027-02', '! notSaid 2027-02-01'],
    ['张三 11月1日 12月1日外出', '! severalDates 11月1日+12月1日'],
  ])('%s → %s', (said, reading) => {
    expect(read(said)).toBe(reading);
  });

  it('whatever is written, it answers, and a change is only ever about somebody of the roster', () => {
    const parts = fc.constantFrom(
      '张三',
      '王军',
      '扎西·才让',
      '外出',
      '到',
      '2027-02',
      '二月',
      '去世',
      '没',
      '联系人',
      ' ',
      '，',
      '𠮷',
      '半年',
      '别名',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 6 })), { maxLength: 8 }), (words) => {
        const parsed = parseMember(words.join(''), roster, today);
        if (!parsed.ok) return;
        const { who } = parsed.value;
        const people = who.kind === 'namesakes' ? who.people : [who.person];
        for (const person of people) expect(roster).toContain(person);
      }),
    );
  });
});
