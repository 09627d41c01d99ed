import type Database from 'better-sqlite3';
import type { SealFault } from '../../domain/check.ts';
import { hasSeals, ledgerColumns, lineReader, sealer } from './ledger-seals.ts';
import type { Ledger } from './ledger-seals.ts';
import { ledgers } from './ledgers.ts';

interface Seal {
  readonly n: number;
  readonly ledger: Ledger;
  readonly line: number;
  readonly hash: Buffer;
}

/** Every line of a ledger against its seal, and the chain of the seals. To be called inside a transaction. */
export function findBrokenSeals(sqlite: Database.Database): readonly SealFault[] {
  if (!hasSeals(sqlite)) return [];
  return [...brokenLines(sqlite), ...unsealedLines(sqlite), ...lostSeals(sqlite)];
}

function brokenLines(sqlite: Database.Database): readonly SealFault[] {
  const columns = ledgerColumns(sqlite);
  const sealOf = sealer(columns);
  const lineOf = new Map(
    ledgers.map((ledger) => [ledger, lineReader<[number]>(sqlite, columns, ledger, 'where seq = ?')]),
  );
  const faults: SealFault[] = [];
  let before: { readonly n: number; readonly stored: Buffer; readonly computed: Buffer } | undefined;
  for (const { n, ledger, line, hash } of sqlite
    .prepare<[], Seal>('select n, ledger, line, hash from ledger_seal order by n')
    .iterate()) {
    const cells = lineOf.get(ledger)?.get(line);
    if (!cells) faults.push({ ledger, line, fault: 'missing' });
    // After a seal that is gone nothing can be said about the next line.
    const followsGap = n !== (before?.n ?? 0) + 1;
    const computed = cells ? sealOf(before?.stored ?? null, ledger, cells) : hash;
    // Where the seal before was changed, not its line, the chain goes on from what it should have been.
    const holds =
      followsGap ||
      computed.equals(hash) ||
      (cells !== undefined && sealOf(before?.computed ?? null, ledger, cells).equals(hash));
    if (!holds) faults.push({ ledger, line, fault: 'changed' });
    before = { n, stored: hash, computed };
  }
  return faults;
}

function unsealedLines(sqlite: Database.Database): readonly SealFault[] {
  return ledgers.flatMap((ledger) => {
    const found = sqlite
      .prepare<[string], number>(
        `select seq from ${ledger} except select line from ledger_seal where ledger = ? order by 1`,
      )
      .pluck()
      .all(ledger);
    return found.map((line): SealFault => ({ ledger, line, fault: 'unsealed' }));
  });
}

/** Seals are numbered without a gap, and the numbering remembers how many there were. */
function lostSeals(sqlite: Database.Database): readonly SealFault[] {
  const lost = (line: number): SealFault => ({ ledger: 'ledger_seal', line, fault: 'missing' });
  const gaps = sqlite
    .prepare<[], number>(
      'select n - 1 from (select n, lag(n, 1, 0) over (order by n) as before from ledger_seal) where n <> before + 1',
    )
    .pluck()
    .all();
  const given =
    sqlite.prepare<[], number>("select seq from sqlite_sequence where name = 'ledger_seal'").pluck().get() ??
    0;
  const last = sqlite.prepare<[], number | null>('select max(n) from ledger_seal').pluck().get() ?? 0;
  return [...gaps.map(lost), ...(last < given ? [lost(last + 1)] : [])];
}
