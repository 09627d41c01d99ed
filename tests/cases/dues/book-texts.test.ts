import { describe, expect, it } from 'vitest';
import { askDuesBook } from '../../../src/cases/dues/books/ask-dues-book.ts';
import type { AccountId, BranchId, ChatId, LocalDate } from '../../../src/domain/ids.ts';
import type { Quarter } from '../../../src/domain/calendar/time.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { unzip } from '../../adapters/files/zip.ts';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import { at, ledgerScene, today } from './ledger-scene.ts';
import type { LedgerScene } from './ledger-scene.ts';

const october = '2026-10';

/** A branch with hard names, in which money took every way there is. */
function village(more: { readonly alsoPaid?: boolean } = {}) {
  const scene = ledgerScene();
  const [first, second] = scene.branches;
  const ids = [
    ['林福贵', 50],
    ['=1+1', 100],
    ['+8613800000000', 20],
    ['=HYPERLINK("http://x","点我")', 50],
    ['@sum', 50],
    ['-2', 50],
    ['王秀英', 50],
    ['王秀英', 50],
  ].map(([name, duesFen], k) => scene.person(`QH100${String(k)}`, String(name), { duesFen }));
  const id = (k: number) => ids[k] ?? ids[0] ?? (0 as never);
  scene.pay(id(0), '2026-10-15', { '2026-08': 50, '2026-09': 50, [october]: 50 });
  scene.pay(
    id(1),
    '2026-10-15',
    { [october]: 100, '2026-11': 100, '2027-01': 100 },
    { flags: ['prepaid'], extraFen: 300, paidBy: 'relative' },
  );
  scene.pay(id(2), '2026-11-02', { [october]: 20 }, { paidBy: 'member', payerId: id(0) });
  scene.reverse(scene.pay(id(3), '2026-10-15', { [october]: 50 }), '2026-10-20');
  scene.pay(id(4), '2026-10-15', { [october]: 50 }, { branchId: second });
  scene.fact(id(5), 'branch', second, '2026-10-01');
  scene.pay(id(5), '2026-10-16', { [october]: 50 });
  scene.reverse(scene.pay(id(6), '2026-09-15', { '2026-09': 50 }), '2026-10-08');
  if (more.alsoPaid === true) scene.pay(id(7), '2026-10-30', { [october]: 50 });
  const seq = scene.handUp('2026-Q4', 250, '2026-11-20', '乡票0013', { dueFen: 300 });
  const wrong = scene.handUp('2026-Q4', 999, '2026-11-21', '乡票0014');
  scene.handUp('2026-Q4', -999, '2026-11-22', '乡票0014', { reversesSeq: wrong });
  scene.handUp('2026-Q3', 10, '2026-10-08', null);
  scene.store.write((tx) => {
    const account = tx.accounts.ensure('telegram', '1', 'x').id;
    tx.dues.addClaim({
      personId: id(3),
      branchId: first,
      until: october as never,
      at: at(today),
      accountId: account,
    });
    tx.dues.answerHandUp({ handUpSeq: seq, state: 'received', at: at(today), by: 'admin:1' });
  });
  return { scene, first };
}

async function textsOf(scene: LedgerScene, task: string, input: object): Promise<string> {
  const { bytes } = await scene.book(task, input);
  return unzip(bytes).get('xl/sharedStrings.xml')?.toString() ?? '';
}

describe('the month sheet', () => {
  it('says of everybody who, how much, when, by which receipt, from whom and by whom', async () => {
    const { scene, first } = village();
    const { bytes, fileName } = await scene.book('dues-month', { branchId: first, month: october });
    expect(fileName).toBe('石桥村党支部2026年10月党费收缴表.xlsx');
    const { rows } = await calculatedSheet(bytes);
    const shown = (number: string, from = 0) =>
      rows
        .slice(from)
        .find((row) => row[2] === number)
        ?.slice(1)
        .map((cell) => (cell instanceof Object && 'getTime' in cell ? 'date' : cell));
    expect(shown('QH1000')).toEqual([
      '林福贵',
      'QH1000',
      '农民',
      0.5,
      0.5,
      0.5,
      0,
      '已确认',
      'date',
      '第1号',
      '林福贵',
      '本人',
      null,
    ]);
    expect(shown('QH1001')?.slice(7)).toEqual(['已确认', 'date', '第2号', '=1+1', '亲属代', '预交超过约定']);
    expect(shown('QH1002')?.slice(7)).toEqual([
      '已确认',
      'date',
      '第3号',
      '+8613800000000',
      '林福贵代',
      null,
    ]);
    expect(shown('QH1003')?.slice(5)).toEqual([
      0,
      0.5,
      '已交待确认',
      null,
      null,
      null,
      null,
      '第4号10月20日撤销',
    ]);
    expect(shown('QH1004')?.slice(11)).toEqual(['本人', '石桥村第二党支部代收']);
    // Namesakes are told apart.
    expect([shown('QH1006')?.[0], shown('QH1007')?.[0]]).toEqual(['王秀英（006）', '王秀英（007）']);
    const others = rows.findIndex((row) => row[0] === '二、本月收的其他款');
    expect(rows.slice(others + 1, others + 6).map((row) => [row[1], row[6], row[8], row[13]])).toEqual([
      ['林福贵', 1, '补交', '8月、9月'],
      ['=1+1', 2, '预交', '11月、2027年1月；预交超过约定'],
      ['=1+1', 3, '多交', null],
      ['-2', 0.5, '代收', '10月；归石桥村第二党支部'],
      ['王秀英（006）', -0.5, '撤销', '原交9月'],
    ]);
  });

  it('takes the cash of the month from its first minute to its last in the county', async () => {
    const scene = ledgerScene();
    const [branchId] = scene.branches;
    const id = scene.person('QH1000', '林福贵', { duesFen: 50 });
    scene.pay(id, '2026-09-30', { '2026-07': 50 }, { time: '23:59' });
    scene.pay(id, '2026-10-01', { '2026-08': 50 }, { time: '00:00' });
    scene.pay(id, '2026-10-31', { '2026-09': 50 }, { time: '23:59' });
    scene.pay(id, '2026-11-01', { [october]: 50 }, { time: '00:00' });
    const { bytes } = await scene.book('dues-month', { branchId, month: october });
    const sheet = await calculatedSheet(bytes);
    const line = sheet.rows.findIndex((row) => row[0] === '本月收到现金');
    expect(sheet.hundredths(`G${line + 1}`)).toBe(100);
    expect(sheet.rows.filter((row) => row[8] === '补交').map((row) => row[13])).toEqual(['8月', '9月']);
  });

  it('keeps every name as text, whatever it begins with, also for whoever opens and closes the cell', async () => {
    const { scene, first } = village();
    const { bytes } = await scene.book('dues-month', { branchId: first, month: october });
    const entries = unzip(bytes);
    const xml = entries.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    const formulas = Array.from(xml.matchAll(/<f>(.*?)<\/f>/g), ([, formula]) => formula);
    expect(formulas.length).toBeGreaterThan(15);
    for (const formula of formulas)
      expect(formula).toMatch(/^(ROUND\()?(SUM\([A-Z]\d+:[A-Z]\d+\)|[A-Z]\d+|[-+,\d])+\)?$/);
    const style = Number(/<c r="B6" s="(\d+)" t="s"/.exec(xml)?.[1]);
    const styles = entries.get('xl/styles.xml')?.toString() ?? '';
    const formats = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf (?:numFmtId="(\d+)")?/g)];
    expect(styles).toContain(`numFmtId="${formats[style]?.[1] ?? ''}" formatCode="@"`);
  });

  it('is the same bytes for the same data, and others for others', async () => {
    const made = async (more?: { readonly alsoPaid: boolean }) => {
      const { scene, first } = village(more);
      return Buffer.from((await scene.book('dues-month', { branchId: first, month: october })).bytes);
    };
    const once = await made();
    expect((await made()).equals(once)).toBe(true);
    expect((await made({ alsoPaid: true })).equals(once)).toBe(false);
  });
});

describe('sheets of totals', () => {
  it('name nobody, and carry no number of a person', async () => {
    const { scene, first } = village();
    const quarter = '2026-Q4' as Quarter;
    const texts = await Promise.all([
      textsOf(scene, 'dues-year', { branchId: first, year: 2026 }),
      textsOf(scene, 'dues-quarter', { branchId: first, quarter }),
      textsOf(scene, 'dues-township-quarter', { townshipId: scene.townshipId, quarter }),
    ]);
    for (const text of texts) {
      expect(text).toContain('石桥村党支部');
      expect(text).not.toMatch(/林福贵|王秀英|HYPERLINK|@sum|138000|=1\+1|QH1/);
    }
    expect(texts[1]).toContain('乡票0013');
    expect(texts[1]).toContain('确认收到');
    expect(texts[1]).toContain('乡票0014（撤销）');
    expect(texts[1]).toContain('已撤销');
    expect(texts[2]).toContain('仅供了解和帮助，不作排名考核依据');
  });
});

describe('the hand-over sheet', () => {
  it('says how far everybody has paid, what waits, and what the township has not acknowledged', async () => {
    const { scene, first } = village();
    const { bytes, fileName } = await scene.book('dues-hand-over', { branchId: first });
    expect(fileName).toBe('石桥村党支部党费交接表（2026年11月27日）.xlsx');
    const { rows } = await calculatedSheet(bytes);
    const cell = (label: string, column: number) => rows.find((row) => row[0] === label)?.[column];
    expect(cell('最后一张收据', 7)).toBe('2026年第6号');
    expect(cell('已交待确认', 7)).toBe('1人');
    expect(rows.find((row) => row[2] === 'QH1003')?.[10]).toBe('本人说交到2026年10月，待确认');
    expect(rows.find((row) => row[2] === 'QH1005')?.[10]).toBe('已不在本支部');
    const waiting = rows.findIndex((row) => row[0] === '乡镇还没确认的上缴');
    expect(rows[waiting + 1]?.[0]).toBe('2026年第三季度');
    expect(rows[waiting + 2]?.[0] ?? null).toBeNull();
    expect(rows.map((row) => row[0])).toEqual(expect.arrayContaining(['交出人：', '监交人：']));
  });
});

describe('what was in hand at the beginning', () => {
  it('is the 上季结余 of every quarter, and a line of the hand-over sheet', async () => {
    const { scene, first } = village();
    const lines = async (task: string, input: object) => {
      const sheet = await calculatedSheet((await scene.book(task, { branchId: first, ...input })).bytes);
      return (label: string, column: string) => {
        const at = sheet.rows.findIndex((row) => row[0] === label) + 1;
        return at === 0 ? undefined : sheet.hundredths(`${column}${String(at)}`);
      };
    };
    const books = async () => ({
      quarter: await lines('dues-quarter', { quarter: '2026-Q3' }),
      year: await lines('dues-year', { year: 2026 }),
      hand: await lines('dues-hand-over', {}),
    });
    const before = await books();
    expect([before.quarter('上季结余', 'D'), before.hand('期初结余', 'H')]).toEqual([0, undefined]);
    const said = { branchId: first, at: at('2026-11-06'), by: 'person:1', reasonHash: null };
    scene.store.write((tx) =>
      tx.dues.putOpening({ ...said, amountFen: 2550, key: 'opening:1', reversesSeq: null }),
    );
    const after = await books();
    expect(after.quarter('上季结余', 'D')).toBe(2550);
    expect(after.quarter('手中结余', 'D')).toBe((before.quarter('手中结余', 'D') ?? 0) + 2550);
    expect(after.year('年初结余', 'H')).toBe(2550);
    expect(after.hand('期初结余', 'H')).toBe(2550);
    expect(after.hand('收到现金合计', 'H')).toBe(before.hand('收到现金合计', 'H'));
    expect(after.hand('手中现金', 'H')).toBe((before.hand('手中现金', 'H') ?? 0) + 2550);
  });
});

describe('asking for a book', () => {
  const branchId = 3 as BranchId;
  const call = (kind: 'private' | 'group') =>
    ({
      actor: { accountId: 9 as AccountId },
      chat: { id: 5 as ChatId, kind },
      text: catalogs['zh-CN'],
      today: '2026-11-27' as LocalDate,
    }) as unknown as Parameters<typeof askDuesBook>[0];
  const asked = (which: 'month' | 'quarter' | 'year' | 'handOver', period?: string) =>
    askDuesBook(call('private'), branchId, { which, period }).files?.map(({ task, input }) => [task, input]);

  it('gives the one in hand, or the one that is named', () => {
    expect(asked('month')).toEqual([['dues-month', { branchId, month: '2026-11' }]]);
    expect(asked('month', '2026-10')).toEqual([['dues-month', { branchId, month: '2026-10' }]]);
    expect(asked('quarter')).toEqual([['dues-quarter', { branchId, quarter: '2026-Q4' }]]);
    expect(asked('quarter', '2026-Q3')).toEqual([['dues-quarter', { branchId, quarter: '2026-Q3' }]]);
    expect(asked('year')).toEqual([['dues-year', { branchId, year: 2026 }]]);
    expect(asked('handOver')).toEqual([['dues-hand-over', { branchId }]]);
    expect(asked('month', '2026-12')).toBeUndefined();
  });

  it('goes to an officer only, privately', () => {
    const private_ = askDuesBook(call('private'), branchId, { which: 'month', period: undefined });
    expect(private_.files?.[0]?.guards).toEqual([{ kind: 'officer', accountId: 9, branchId }]);
    const group = askDuesBook(call('group'), branchId, { which: 'month', period: undefined });
    expect(group.files).toBeUndefined();
    expect(group.reply?.text).toContain('私聊');
  });
});
