import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { ledgers } from './ledgers.ts';
import { NotMigratedError } from './migrate.ts';

export type Ledger = (typeof ledgers)[number];

/** SHA-256 over the seal before (none before the first) and a line of a ledger. */
type SealOf = (previous: Buffer | null, ledger: Ledger, cells: readonly unknown[]) => Buffer;

const sealFunction = 'ledger_seal_of';

/**
 * Keeps a seal of each line of each ledger: one chain through all of them, in the order in which they were written. A value
 * that was changed on the disk, or a line that is gone, shows (`findBrokenSeals`), which SQLite's own check does not see.
 *
 * The triggers are temporary, so each connection makes its own: a program without the function could not write. They see what
 * every repo writes, in the transaction that writes it. A database from before is sealed as it stands. A migration that
 * changes what old lines hold has to drop `ledger_seal`: it is then made anew.
 */
export function keepSeals(sqlite: Database.Database): void {
  const columns = ledgerColumns(sqlite);
  const sealOf = sealer(columns);
  sqlite.function(
    sealFunction,
    { varargs: true, deterministic: true },
    (previous: Buffer | null, ledger: Ledger, ...cells: unknown[]) => sealOf(previous, ledger, cells),
  );
  if (!hasSeals(sqlite)) sqlite.transaction(sealWhatStands).immediate(sqlite, columns, sealOf);
  for (const ledger of ledgers) {
    const cells = columns[ledger].map((column) => `new."${column}"`).join(', ');
    sqlite.exec(
      `create temp trigger seal_${ledger} after insert on main.${ledger} begin
         insert into ledger_seal (ledger, line, hash) values ('${ledger}', new.seq,
           ${sealFunction}((select hash from main.ledger_seal order by n desc limit 1), '${ledger}', ${cells}));
       end`,
    );
  }
}

export function hasSeals(sqlite: Database.Database): boolean {
  return (
    sqlite.prepare("select 1 from main.sqlite_schema where type = 'table' and name = 'ledger_seal'").get() !==
    undefined
  );
}

/** Throws `NotMigratedError` where the ledgers have no seals yet. */
export function assertSealed(sqlite: Database.Database): void {
  if (!hasSeals(sqlite))
    throw new NotMigratedError(
      'older',
      `Opening ${sqlite.name} as it stands: its ledgers have no seals. Start the program itself once; it makes them.`,
    );
}

export function ledgerColumns(sqlite: Database.Database): Readonly<Record<Ledger, readonly string[]>> {
  const named = sqlite.prepare<[string], string>('select name from pragma_table_info(?)').pluck();
  return Object.fromEntries(ledgers.map((ledger) => [ledger, named.all(ledger)])) as unknown as Readonly<
    Record<Ledger, readonly string[]>
  >;
}

/** The cells of lines, in the order of the columns. */
export function lineReader<Bound extends unknown[] = []>(
  sqlite: Database.Database,
  columns: Readonly<Record<Ledger, readonly string[]>>,
  ledger: Ledger,
  which: string,
): Database.Statement<Bound, unknown[]> {
  const cells = columns[ledger].map((column) => `"${column}"`).join(', ');
  return sqlite.prepare<Bound, unknown[]>(`select ${cells} from ${ledger} ${which}`).raw();
}

/** Empty cells are left out: a column that a later version adds, empty in old lines, breaks no seal. */
export function sealer(columns: Readonly<Record<Ledger, readonly string[]>>): SealOf {
  return (previous, ledger, cells) => {
    const said: unknown[] = [ledger];
    columns[ledger].forEach((column, place) => {
      const cell = cells[place];
      if (cell !== null) said.push(column, cell);
    });
    return hash('sha256', `${previous?.toString('hex') ?? ''}${JSON.stringify(said)}`, 'buffer');
  };
}

function sealWhatStands(
  sqlite: Database.Database,
  columns: Readonly<Record<Ledger, readonly string[]>>,
  sealOf: SealOf,
): void {
  // Another process may have been faster.
  if (hasSeals(sqlite)) return;
  sqlite.exec(
    `create table ledger_seal (
       n integer primary key autoincrement not null, ledger text not null, line integer not null, hash blob not null
     ) strict`,
  );
  for (const change of ['update', 'delete'])
    sqlite.exec(
      `create trigger ledger_seal_no_${change} before ${change} on ledger_seal
       begin select raise(abort, 'ledger_seal is append-only'); end`,
    );
  const keep = sqlite.prepare('insert into ledger_seal (ledger, line, hash) values (?, ?, ?)');
  let previous: Buffer | null = null;
  for (const ledger of ledgers) {
    const place = columns[ledger].indexOf('seq');
    for (const cells of lineReader(sqlite, columns, ledger, 'order by seq').all()) {
      previous = sealOf(previous, ledger, cells);
      keep.run(ledger, cells[place], previous);
    }
  }
}
