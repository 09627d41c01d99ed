import Database from 'better-sqlite3';

/** A row of the ledger of money with what of it went to which month. Amounts in fen. */
export interface RawPayment {
  readonly branch: string;
  readonly person: number;
  /** In China. */
  readonly day: string;
  readonly fen: number;
  readonly extraFen: number;
  readonly reversal: boolean;
  readonly paidBy: string;
  readonly shares: readonly { readonly month: string; readonly fen: number }[];
}

export interface RawFact {
  readonly field: string;
  readonly value: unknown;
  readonly from: string;
}

export interface RawHandUp {
  readonly branch: string;
  readonly quarter: string;
  readonly fen: number;
  readonly dueFen: number;
  readonly receipt: string | null;
  readonly answered: boolean;
}

export interface RawBranch {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly township: string;
  /** Day of the month of the Party day. */
  readonly day: number;
  readonly quarterly: boolean;
}

/** The year as the tables have it, read without the program. */
export interface RawLedger {
  readonly branches: readonly RawBranch[];
  /** Dated facts by person, in the order in which they count. */
  readonly facts: ReadonlyMap<number, readonly RawFact[]>;
  readonly payments: readonly RawPayment[];
  readonly handUps: readonly RawHandUp[];
}

type Row = Readonly<Record<string, string | number | null>>;

export function readRawLedger(file: string): RawLedger {
  const db = new Database(file, { readonly: true });
  const all = (sql: string) => db.prepare<[], Row>(sql).all();
  try {
    const shares = grouped(
      all('select payment_seq, month, fen from dues_share order by seq'),
      ({ payment_seq }) => Number(payment_seq),
    );
    const facts = grouped(
      all('select person_id, field, value, "from" from person_fact order by "from", seq'),
      ({ person_id }) => Number(person_id),
    );
    return {
      branches: all(
        `select b.id, b.code, b.name, t.name township, b.fixed_day, b.pay_mode from branch b
           join village v on v.id = b.village_id join township t on t.id = v.township_id
           order by t.ordinal, v.ordinal, b.ordinal`,
      ).map(({ id, code, name, township, fixed_day, pay_mode }) => ({
        id: Number(id),
        code: String(code),
        name: String(name),
        township: String(township),
        day: Number(fixed_day),
        quarterly: pay_mode === 'quarterly',
      })),
      facts: new Map(
        [...facts].map(([person, rows]) => [
          person,
          rows.map(({ field, value, from }) => ({
            field: String(field),
            value: JSON.parse(String(value)) as unknown,
            from: String(from),
          })),
        ]),
      ),
      payments: all(
        `select p.*, b.code, date(p.at / 1000, 'unixepoch', '+8 hours') china_day from dues_payment p
           join branch b on b.id = p.branch_id order by p.seq`,
      ).map((row) => ({
        branch: String(row['code']),
        person: Number(row['person_id']),
        day: String(row['china_day']),
        fen: Number(row['amount_fen']),
        extraFen: Number(row['extra_fen']),
        reversal: row['reverses_seq'] !== null,
        paidBy: String(row['paid_by']),
        shares: (shares.get(Number(row['seq'])) ?? []).map(({ month, fen }) => ({
          month: String(month),
          fen: Number(fen),
        })),
      })),
      handUps: all(
        `select b.code, h.quarter, h.amount_fen, h.due_fen, h.receipt, a.state from hand_up h
           join branch b on b.id = h.branch_id left join hand_up_word a on a.hand_up_seq = h.seq order by h.seq`,
      ).map((row) => ({
        branch: String(row['code']),
        quarter: String(row['quarter']),
        fen: Number(row['amount_fen']),
        dueFen: Number(row['due_fen']),
        receipt: row['receipt'] === null ? null : String(row['receipt']),
        answered: row['state'] === 'received',
      })),
    };
  } finally {
    db.close();
  }
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => number): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    groups.set(keyOf(row), group);
    group.push(row);
  }
  return groups;
}
