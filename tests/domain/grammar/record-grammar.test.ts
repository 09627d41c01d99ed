import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthInFront } from '../../../src/domain/grammar/month-in-front.ts';
import { parseRecord } from '../../../src/domain/grammar/record-grammar.ts';
import type { LocalDate, PersonId } from '../../../src/domain/ids.ts';

/** The Sunday of the meeting. */
const from = '2026-11-15' as LocalDate;
const people = ['张三', '李四', '王五', '才让多杰', '卓玛·央金'];
const roster = [
  ...people.map((name, at) => ({ id: (at + 1) as PersonId, name })),
  { id: 11 as PersonId, name: '王军', alias: '大王军' },
  { id: 12 as PersonId, name: '王军', alias: '小王军' },
];

function read(text: string): unknown {
  const result = parseRecord(text, { from, roster });
  return result.ok ? result.value : result.reason;
}

/** One decision as [text, responsible, deadline], several as a list of them. */
function decided(text: string): unknown {
  const result = parseRecord(text, { from, roster });
  if (!result.ok) return result.reason.kind;
  if (result.value.kind !== 'decide') return result.value.kind;
  return result.value.decisions.map(({ text: words, responsible, deadline }) => [
    words,
    responsible,
    deadline,
  ]);
}

describe('what was decided', () => {
  it.each([
    ['议定 修水渠 张三 12月底前', ['修水渠', '张三', '2026-12-31']],
    ['議定 修水渠 張三 12月底前', ['修水渠', '張三', '2026-12-31']],
    ['议定：修水渠，张三，12月10日', ['修水渠', '张三', '2026-12-10']],
    ['议定修水渠 张三 下周五', ['修水渠', '张三', '2026-11-20']],
    ['决定 修水渠 张三 两周内', ['修水渠', '张三', '2026-11-29']],
    ['议定 修水渠 张三', ['修水渠', '张三', null]],
    ['议定 修水渠 年底前', ['修水渠', null, '2026-12-31']],
    ['议定 修水渠', ['修水渠', null, null]],
    ['议定 修水渠，由张三负责，12月10日前完成', ['修水渠', '张三', '2026-12-10']],
    ['议定 修水渠 责任人：马主任 时限 11月30日', ['修水渠', '马主任', '2026-11-30']],
    ['议定 修水渠 李四、王五 月底', ['修水渠', '李四、王五', '2026-11-30']],
    ['议定 修水渠 村委会 明年底', ['修水渠', '村委会', '2027-12-31']],
    ['议定 12月底前 修水渠 张三', ['修水渠', '张三', '2026-12-31']],
    ['议定 给 老党员 送学 卓玛·央金 每月', ['给 老党员 送学 卓玛·央金 每月', null, null]],
    ['议定 12月底前修好水渠 张三', ['12月底前修好水渠', '张三', null]],
    ['议定 修13号楼 张三', ['修13号楼', '张三', null]],
    ['议定 周五周六都学习 张三', ['周五周六都学习', '张三', null]],
  ])('%s', (text, reading) => {
    expect(decided(text)).toEqual([reading]);
  });

  it.each([
    ['月底', '2026-11-30'],
    ['本月底', '2026-11-30'],
    ['下月中旬', '2026-12-20'],
    ['下个月初', '2026-12-10'],
    ['3月', '2027-03-31'],
    ['三月底之前', '2027-03-31'],
    ['2027年2月', '2027-02-28'],
    ['1月15日', '2027-01-15'],
    ['10月5日', '2027-10-05'],
    ['20日前', '2026-11-20'],
    ['明天', '2026-11-16'],
    ['三天内', '2026-11-18'],
    ['10天之内', '2026-11-25'],
    ['一个月内', '2026-12-15'],
    ['半个月内', '2026-11-30'],
    ['半年内', '2027-05-15'],
    ['一年内', '2027-11-15'],
    ['年底', '2026-12-31'],
    ['今年底前完成', '2026-12-31'],
    ['截止12月1日', '2026-12-01'],
    ['12/10', '2026-12-10'],
  ])('until %s is %s', (said, deadline) => {
    expect(decided(`议定 修水渠 张三 ${said}`)).toEqual([['修水渠', '张三', deadline]]);
  });

  it('several are set apart by ； or lines, numbered or not', () => {
    const both = [
      ['修水渠', '张三', '2026-12-31'],
      ['买路灯', '李四', '2026-11-20'],
    ];
    expect(decided('议定 修水渠 张三 12月底；买路灯 李四 下周五')).toEqual(both);
    expect(decided('议定\n1. 修水渠 张三 12月底\n2、买路灯 李四 下周五')).toEqual(both);
  });

  it.each([
    ['议定', { kind: 'empty', verb: 'decide' }],
    ['议定 12月底前', { kind: 'empty', verb: 'decide' }],
    ['议定 修水渠 张三 13月10日', { kind: 'noSuchDate', said: '13月10日' }],
    ['议定 修水渠 张三 2月30日', { kind: 'noSuchDate', said: '2月30日' }],
    ['议定 找110101199003077777谈话', { kind: 'idNumber' }],
    ['议定 找1101 0119 9003 0777 7X谈话', { kind: 'idNumber' }],
    [`议定 ${'修'.repeat(101)}`, { kind: 'tooLong', what: 'decision', most: 100 }],
    [`议定 修水渠 由${'张'.repeat(40)}负责`, { kind: 'tooLong', what: 'responsible', most: 32 }],
    [`议定 ${'修渠；'.repeat(21)}`, { kind: 'tooMany', what: 'decisions', most: 20 }],
  ])('%s is refused', (text, problem) => {
    expect(read(text)).toEqual(problem);
  });
});

describe('what else stands on the page', () => {
  it.each([
    ['', { kind: 'show' }],
    ['看', { kind: 'show' }],
    ['议程 集中学习、议事', { kind: 'agenda', lines: ['集中学习', '议事'] }],
    ['议程 学习文件、议定低保名单', { kind: 'agenda', lines: ['学习文件', '议定低保名单'] }],
    ['议程 学习文件 议定', { kind: 'empty', verb: 'decide' }],
    ['议程：1. 集中学习 2. 议事', { kind: 'agenda', lines: ['集中学习', '议事'] }],
    ['议程 1、集中学习；2、民主议事', { kind: 'agenda', lines: ['集中学习', '民主议事'] }],
    ['议程 集中学习\n民主议事', { kind: 'agenda', lines: ['集中学习', '民主议事'] }],
    ['议程 常用', { kind: 'usualAgenda' }],
    ['议程', { kind: 'empty', verb: 'agenda' }],
    ['落实 1 已修好', { kind: 'outcomes', outcomes: [{ number: 1, outcome: '已修好' }] }],
    ['落实 1已修好', { kind: 'outcomes', outcomes: [{ number: 1, outcome: '已修好' }] }],
    ['落实情况：第一项 已修好', { kind: 'outcomes', outcomes: [{ number: 1, outcome: '已修好' }] }],
    [
      '落实 1 已修好；2 还在做',
      { kind: 'outcomes', outcomes: [{ number: 1, outcome: '已修好' }, { number: 2, outcome: '还在做' }] }, // prettier-ignore
    ],
    ['落实 一直在修', { kind: 'numberMissing', said: '一直在修' }],
    ['落实 2', { kind: 'outcomeMissing', number: 2 }],
    ['删 2', { kind: 'drop', numbers: [2] }],
    ['删 第二项', { kind: 'drop', numbers: [2] }],
    ['删除议定 1、3', { kind: 'drop', numbers: [1, 3] }],
    ['删 议程', { kind: 'dropAgenda' }],
    ['删 那个', { kind: 'numberMissing', said: '那个' }],
    ['议定 1 删除', { kind: 'dropMeant', number: 1 }],
    ['议定 第二项删掉', { kind: 'dropMeant', number: 2 }],
    ['图像 3张', { kind: 'flags', pictured: true, pictures: 3 }],
    ['照片三张', { kind: 'flags', pictured: true, pictures: 3 }],
    ['有图像', { kind: 'flags', pictured: true }],
    ['无图像', { kind: 'flags', pictured: false }],
    ['图像 0张', { kind: 'flags', pictured: false }],
    ['没有照片', { kind: 'flags', pictured: false }],
    ['无讨论', { kind: 'flags', discussed: false }],
    ['讨论了', { kind: 'flags', discussed: true }],
    ['有记录、有图像、无讨论', { kind: 'flags', recorded: true, pictured: true, discussed: false }],
    ['三有 有记录 无图像', { kind: 'flags', recorded: true, pictured: false }],
    ['三有都有', { kind: 'flags', recorded: true, pictured: true, discussed: true }],
    ['主持 李四', { kind: 'host', role: 'chair', person: roster[1] }],
    ['主持人：李四', { kind: 'host', role: 'chair', person: roster[1] }],
    ['记录人 卓玛央金', { kind: 'host', role: 'recorder', person: roster[4] }],
    ['人 王五', { kind: 'host', role: 'recorder', person: roster[2] }],
    ['主持 大王军', { kind: 'host', role: 'chair', person: roster[5] }],
    ['主持 赵六', { kind: 'name', problem: { kind: 'unknownName', said: '赵六' } }],
    ['主持 章三', { kind: 'name', problem: { kind: 'homophone', said: '章三', suggestion: roster[0] } }],
    ['主持 王军', { kind: 'name', problem: { kind: 'namesakes', said: '王军', choices: roster.slice(5) } }],
    ['随便写点', { kind: 'unknown', said: '随便写点' }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual(reading);
  });

  it('never throws, and keeps what it accepts within bounds', () => {
    const verbs = fc.constantFrom('议定 ', '议程 ', '落实 1 ', '删 ', '主持 ', '图像 ', '');
    fc.assert(
      fc.property(verbs, fc.string({ unit: 'binary', maxLength: 300 }), (verb, rest) => {
        const result = parseRecord(verb + rest, { from, roster });
        if (!result.ok || result.value.kind !== 'decide') return;
        for (const { text, responsible } of result.value.decisions) {
          expect(Array.from(text).length).toBeLessThanOrEqual(100);
          expect(Array.from(responsible ?? '').length).toBeLessThanOrEqual(32);
        }
      }),
    );
  });
});

describe('the month in front', () => {
  it.each([
    ['10月', '2026-10', ''],
    ['10月 议定 修渠', '2026-10', '议定 修渠'],
    ['十月份议程 学习', '2026-10', '议程 学习'],
    ['上月 删 1', '2026-10', '删 1'],
    ['上个月：删 1', '2026-10', '删 1'],
    ['本月', '2026-11', ''],
    ['2026-10 议定', '2026-10', '议定'],
    ['2025年12月', '2025-12', ''],
    ['12月', '2025-12', ''],
    ['12月底前', undefined, '12月底前'],
    ['10月10日 议定', '2026-10', '议定'],
    ['11月15号', '2026-11', ''],
    ['2026-10-15 删 1', '2026-10', '删 1'],
    ['2026年10月15日', '2026-10', ''],
    ['10月10日前 议定', undefined, '10月10日前 议定'],
    ['10月底 议定', undefined, '10月底 议定'],
    ['13月 议定', undefined, '13月 议定'],
    ['议定 修渠 12月', undefined, '议定 修渠 12月'],
  ])('%s', (words, month, rest) => {
    expect(monthInFront(words, from)).toEqual({ ...(month === undefined ? {} : { month }), rest });
  });
});
