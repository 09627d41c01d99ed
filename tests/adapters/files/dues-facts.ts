import type { BookReceipt, MonthBook, MonthBookRow } from '../../../src/domain/dues/books.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
const given = ['桂花', '长顺', '秀英', '建国', '福贵', '玉珍'];
const hard = ['=HYPERLINK("http://x","点我")', '+1', '阿旺洛桑·土登尼玛', '\t王𬭎'];
const fens = [20, 50, 10, 1150, 70, 30];

/** Invented names, all different below 120; some of them hard. */
export function nameOf(k: number): string {
  return hard[k] ?? `${surnames[k % 20] ?? ''}${given[Math.floor(k / 20)] ?? ''}`;
}

function receipt(no: number): BookReceipt {
  return {
    date: '2026-10-15' as LocalDate,
    year: 2026,
    no,
    receiver: '林福贵',
    paidBy: 'self',
    payer: null,
    flags: [],
    takenBy: null,
    reversedOn: null,
  };
}

/** A month of so many people: amounts that add up badly in binary, every fifth still open, every sixth paid two months back. */
export function monthOfPeople(count: number): MonthBook {
  const people = Array.from({ length: count }, (_, k) => k);
  const fen = (k: number) => fens[k % fens.length] ?? 0;
  const paid = people.filter((k) => k % 5 !== 4);
  const back = paid.filter((k) => k % 6 === 0);
  const person = (k: number) => ({ name: nameOf(k), number: `QH1${String(k).padStart(3, '0')}` });
  const backFen = back.reduce((sum, k) => sum + 2 * fen(k), 0);
  return {
    branch: '石桥村党支部',
    today: '2026-11-27' as LocalDate,
    month: '2026-10' as Month,
    rows: people.map((k): MonthBookRow => ({
      ...person(k),
      duesClass: 'farmer',
      standardFen: fen(k),
      dueFen: fen(k),
      paidFen: paid.includes(k) ? fen(k) : 0,
      state: paid.includes(k) ? 'confirmed' : 'arrears',
      receipts: paid.includes(k) ? [receipt(paid.indexOf(k) + 1)] : [],
    })),
    others: back.map((k) => ({
      ...person(k),
      kind: 'back',
      duesClass: 'farmer',
      months: ['2026-08' as Month, '2026-09' as Month],
      fen: 2 * fen(k),
      owedTo: [],
      receipt: { ...receipt(paid.indexOf(k) + 1), flags: ['backPaid'] },
    })),
    cash: {
      otherTimesFen: 0,
      otherBranchesFen: 0,
      others: { back: backFen, ahead: 0, extra: 0, elsewhere: 0, reversal: 0 },
      ledgerFen: paid.reduce((sum, k) => sum + fen(k), backFen),
    },
  };
}
