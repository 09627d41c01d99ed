import { describe, expect, it } from 'vitest';
import { countyDigest } from '../../../src/cases/digest/county-digest.ts';
import { readDigest } from '../../../src/cases/digest/read-digest.ts';
import type { LocalDate, TownshipId } from '../../../src/domain/ids.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import type { Locale } from '../../../src/text/locale.ts';
import { november, openTownship, rules, zone } from './township.ts';
import type { Township } from './township.ts';

const sentence = '仅供了解和帮助，不作排名考核依据。';

function digestOf(
  township: Township,
  today: string,
  linked: readonly number[] = [],
  locale: Locale = 'zh-CN',
) {
  const villages = linked.map((index) => township.branch(index).villageId);
  return township.store.read((tx) => {
    const [first] = tx.org.townships();
    if (!first) throw new Error('no township');
    const reading = { tx, today: today as LocalDate, rules: { zone } };
    const read = readDigest(reading, { townshipId: first.id, month: november }, { villageIds: villages });
    if (!read) throw new Error('no digest');
    const { card, branches } = catalogs[locale].digest.township(read.facts, read.help);
    return [card, ...branches];
  });
}

/** One column a Chinese character, half of one for the rest, as a phone shows them. */
function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
}

describe('a township of three branches', () => {
  const three = [
    { village: '石桥村' },
    { village: '柳河村' },
    { village: '杏湾村', condition: '线下' as const },
  ];

  it('stands as on the phone: help first, totals, branches, the sentence', () => {
    const township = openTownship(three);
    for (const index of [0, 1, 2]) township.join(index);
    township.held(0, '2026-11-15', 31, 26, 3);
    township.held(2, '2026-11-20', 12, 9, 1);
    expect(digestOf(township, '2026-11-21')).toEqual([
      [
        '望禾镇11月主题党日简报',
        '还没定日期：柳河村',
        '合计：2个支部，已开展1，没定日期1',
        '应到31，实到26，请假3，未登记2',
        '各支部（应到/实到/请假）：',
        '石桥村 15日 31/26/3',
        '柳河村 没定日期',
        '线下和转场另计：1个支部，已开展1',
        '应到12，实到9，请假1，未登记2',
        '杏湾村（线下） 20日 12/9/1',
        sentence,
      ].join('\n'),
    ]);
  });

  it('names for help whatever stands in the way, each branch where it can be helped first', () => {
    const township = openTownship(
      three.slice(0, 2).concat([{ village: '槐坪村' }, { village: '龙店村' }] as never),
    );
    township.join(0);
    township.plan(0, '2026-11-15');
    township.bindOfficer(1);
    township.join(3);
    township.plan(3, '2026-11-25', 'cancelled');
    const { id } = township.branch(3);
    township.write((tx) => {
      const chatId = tx.chats.chatOf(id);
      if (chatId !== undefined) tx.chats.setStanding(chatId, 'left');
    });
    const [text = ''] = digestOf(township, '2026-11-16');
    expect(text.split('\n').slice(1, 6)).toEqual([
      '还没定日期：柳河村',
      '党日已过还没有记录：石桥村',
      '书记还没连上助手：槐坪村',
      '还没有登记群：柳河村',
      '助手不在群里了：龙店村',
    ]);
    expect(text).toContain('合计：4个支部，已开展0，没有记录1，取消1，没定日期2');
    expect(text).toContain('龙店村 25日 取消');
    expect(digestOf(township, '2026-12-02')[0]).toContain('这个月没定日期：柳河村');
  });

  it('does not call a day of today or later unrecorded', () => {
    const township = openTownship(three.slice(0, 1));
    township.join(0);
    township.plan(0, '2026-11-15');
    expect(digestOf(township, '2026-11-15')[0]).toContain('石桥村 15日 还没到日子');
    expect(digestOf(township, '2026-11-16')[0]).toContain('石桥村 15日 没有记录');
    expect(digestOf(township, '2026-11-15')[0]).toContain('眼下没有要帮忙的支部。');
  });

  it('shows an admin with 联系村 these villages alone', () => {
    const township = openTownship(three);
    const [text = ''] = digestOf(township, '2026-11-10', [1]);
    expect(text).toContain('望禾镇11月主题党日简报（联系村）');
    expect(text).toContain('柳河村');
    expect(text).not.toMatch(/石桥村|杏湾村/);
  });

  it('has an English version with the same sentence at its end', () => {
    const township = openTownship(three);
    township.join(0);
    township.held(0, '2026-11-15', 31, 26, 3);
    const [text = ''] = digestOf(township, '2026-11-21', [], 'en');
    expect(text).toContain('石桥村: 15 Nov, 31/26/3');
    expect(text.split('\n').at(-1)).toBe(sentence);
  });
});

describe('a township of nineteen villages', () => {
  const villages = Array.from({ length: 19 }, (_, index) => ({
    village: `${'东西南北上下新老石柳槐杏龙白王李张赵刘'[index] ?? ''}家庄村`,
  }));

  it('fits one phone screen', () => {
    const township = openTownship(villages);
    villages.forEach((_, index) => {
      if (index < 17) township.join(index);
      if (index < 14) township.held(index, '2026-11-15', 30 + index, 25 + index, 3);
      else if (index < 16) township.plan(index, '2026-11-25');
    });
    const texts = digestOf(township, '2026-11-18');
    expect(texts).toHaveLength(1);
    const lines = texts[0]?.split('\n') ?? [];
    expect(lines).toHaveLength(18);
    expect(lines.slice(0, 8)).toEqual([
      '望禾镇11月主题党日简报',
      '还没定日期：张家庄村',
      '书记还没连上助手：赵家庄村、刘家庄村',
      '合计：19个支部，已开展14，还没到日子2，没定日期3',
      '应到511，实到441，请假42，未登记28',
      '各支部（应到/实到/请假）：',
      '东家庄村 15日 30/25/3\u3000西家庄村 15日 31/26/3',
      '南家庄村 15日 32/27/3\u3000北家庄村 15日 33/28/3',
    ]);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(26);
  });
});

it('tells two branches of one village apart, in administrative order', () => {
  const township = openTownship([
    { village: '石桥村', name: '石桥村第一党支部' },
    { village: '石桥村', name: '石桥村第二党支部' },
    { village: '柳河村' },
  ]);
  const lines = digestOf(township, '2026-11-10')[0]?.split('\n') ?? [];
  expect(lines.slice(-4, -1)).toEqual([
    '石桥村第一支部 没定日期',
    '石桥村第二支部 没定日期',
    '柳河村 没定日期',
  ]);
});

it('is split between lines where sixty branches with long names do not fit into one message', () => {
  const long = (index: number) => `${'经济技术开发区'.repeat(7)}${index}村`;
  const township = openTownship(Array.from({ length: 60 }, (_, index) => ({ village: long(index) })));
  Array.from({ length: 60 }, (_, index) => index).forEach((index) => {
    township.held(index, '2026-11-15', 31, 26, 3);
  });
  const texts = digestOf(township, '2026-11-18');
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(4096);
  const lines = texts.join('\n').split('\n');
  expect(lines.filter((line) => line.endsWith(' 15日 31/26/3'))).toHaveLength(60);
  expect(lines.at(-1)).toBe(sentence);
});

describe('every digest', () => {
  it('has neither rate nor rank nor the name of a person, and ends with the sentence', () => {
    const township = openTownship([
      { village: '石桥村' },
      { village: '柳河村', condition: '线下' },
      { village: '沟西村', township: '双泉镇' },
    ]);
    township.join(0);
    township.held(0, '2026-11-15', 31, 31, 0);
    township.plan(1, '2026-11-10');
    const texts = (['zh-CN', 'en'] as const).flatMap((locale) => [
      ...['2026-11-05', '2026-11-18', '2026-12-02'].flatMap((day) => digestOf(township, day, [], locale)),
      ...township.store.read((tx) =>
        catalogs[locale].digest.county(countyDigest({ tx, rules }, november, '2026-11-18' as LocalDate)),
      ),
    ]);
    expect(texts.length).toBeGreaterThanOrEqual(8);
    for (const text of texts) {
      expect(text.endsWith(`\n${sentence}`)).toBe(true);
      const others = text.replace(sentence, '').replace('never for ranking or assessment', '');
      expect(others).not.toMatch(/[%％率]|排名|第[一1]名|rank|rate\b|per cent/i);
      expect(others).not.toContain('林福贵');
      expect(others).not.toContain('打卡');
      expect(others).not.toContain('缺席');
    }
  });

  it('says so when there is nothing to tell yet', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const facts = {
        townshipId: 1 as TownshipId,
        township: '望禾镇',
        month: november,
        over: false,
        linkedOnly: false,
        branches: [],
      };
      const text = catalogs[locale].digest.township(facts, { lines: [], asBefore: [] }).card;
      expect(text.split('\n').length).toBeGreaterThanOrEqual(3);
      expect(text.endsWith(sentence)).toBe(true);
    }
  });
});

it('shows the county its townships in administrative order, without any branch', () => {
  const township = openTownship([
    { village: '石桥村' },
    { village: '柳河村', township: '双泉镇' },
    { village: '杏湾村', township: '双泉镇', condition: '线下' },
  ]);
  township.held(1, '2026-11-15', 31, 26, 3);
  township.held(2, '2026-11-15', 9, 9, 0);
  const texts = township.store.read((tx) =>
    catalogs['zh-CN'].digest.county(countyDigest({ tx, rules }, november, '2026-11-18' as LocalDate)),
  );
  expect(texts).toEqual([
    [
      '青禾县11月主题党日简报',
      '全县：2个支部，已开展1，没定日期1',
      '应到31，实到26，请假3，未登记2',
      '线下和转场另计：1个支部，已开展1',
      '应到9，实到9，请假0',
      '望禾镇：1个支部，已开展0，没定日期1',
      '双泉镇：1个支部，已开展1',
      '应到31，实到26，请假3，未登记2',
      '放假安排：2026年有了，2027年还没有，请导入',
      '意见：收到0条，答复0条',
      `审计链头（请存好，核对用）：${township.store.read((tx) => tx.audit.head())}`,
      sentence,
    ].join('\n'),
  ]);
});

it('gives the first secretary of the township help and totals, and not every branch', () => {
  const township = openTownship([
    { village: '石桥村' },
    { village: '柳河村' },
    { village: '杏湾村', condition: '线下' },
  ]);
  township.join(0);
  township.held(0, '2026-11-15', 31, 26, 3);
  const textFor = (post: string) =>
    township.store.read((tx) => {
      const [first] = tx.org.townships();
      const reading = { tx, today: '2026-11-18' as LocalDate, rules: { zone } };
      const about = { townshipId: first?.id ?? (0 as TownshipId), month: november };
      const read = readDigest(reading, about, { villageIds: [], post });
      if (!read) throw new Error('no digest');
      return catalogs['zh-CN'].digest.township(read.facts, read.help, read.totalsOnly).card;
    });
  for (const post of ['党委书记', '镇党委书记'])
    expect(textFor(post).split('\n')).toEqual([
      '望禾镇11月主题党日简报',
      '书记还没连上助手：柳河村',
      '合计：2个支部，已开展1，没定日期1',
      '应到31，实到26，请假3，未登记2',
      '线下和转场另计：1个支部，已开展0，没定日期1',
      sentence,
    ]);
  for (const post of ['党委副书记', '组织委员', '党建办主任', ''])
    expect(textFor(post)).toContain('石桥村 15日 31/26/3');
});

it.each([
  ['zh-CN', '等60个'],
  ['en', 'and 40 more'],
] as const)('names twenty branches in a line of help and counts the others (%s)', (locale, counted) => {
  const township = openTownship(
    Array.from({ length: 60 }, (_, index) => ({
      village: `${'经济技术开发区'.repeat(7)}${String(index)}村`,
    })),
  );
  const [card = ''] = digestOf(township, '2026-11-18', [], locale);
  expect(card.length).toBeLessThanOrEqual(4096);
  expect(card).toContain(counted);
});
