import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzip, zip } from '../../adapters/files/zip.ts';
import { onPath } from '../../tools/outside-programs.ts';

const soffice = onPath('soffice');
export const hasCalc =
  soffice !== undefined && existsSync(path.join(path.dirname(realpathSync(soffice)), 'libsclo.so'));
if (!hasCalc)
  process.stderr.write(
    'soffice with Calc is not on PATH: the books of a township are not opened (Debian: libreoffice-calc-nogui)\n',
  );

/** A sheet as LibreOffice calculates it. */
export type Sheet = readonly (readonly string[])[];

export interface Opened {
  /** By the name of the file without its ending. */
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** What LibreOffice had to say besides the files that it wrote. */
  readonly complaints: string;
}

/** Everything quoted, UTF-8, numbers as they are. */
const toCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false';

/** LibreOffice stops somewhere behind the two hundredth file of one start. */
const atOneStart = 100;

/** Opens many workbooks at few starts; with `results: false` without what their formulas come to, so that it must calculate. */
export function openAll(
  files: readonly string[],
  folder: string,
  { results }: { readonly results: boolean },
): Opened {
  const from = path.join(folder, results ? 'as-written' : 'bare');
  const to = path.join(folder, results ? 'as-written-csv' : 'bare-csv');
  mkdirSync(from);
  mkdirSync(to);
  for (const file of files) {
    const bytes = readFileSync(file);
    writeFileSync(path.join(from, path.basename(file)), results ? bytes : withoutResults(bytes));
  }
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const convert = [profile, '--headless', '--convert-to', toCsv, '--outdir', to];
  const books = readdirSync(from).map((name) => path.join(from, name));
  const said: string[] = [];
  for (let at = 0; at < books.length; at += atOneStart) {
    const some = books.slice(at, at + atOneStart);
    const out = execFileSync(soffice ?? '', [...convert, ...some], { stdio: ['ignore', 'pipe', 'pipe'] });
    said.push(...out.toString().split('\n'));
  }
  return {
    sheets: new Map(
      readdirSync(to).map((name) => [
        name.replace(/\.csv$/, ''),
        sheetOf(readFileSync(path.join(to, name), 'utf8')),
      ]),
    ),
    complaints: said
      .filter((line) => line !== '' && !line.startsWith('convert ') && !line.startsWith('Overwriting'))
      .join('\n'),
  };
}

function sheetOf(csv: string): Sheet {
  return csv
    .trimEnd()
    .split('\n')
    .map((line) =>
      Array.from(
        line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,|^)(?=,|$)/g),
        ([, quoted, plain]) => quoted ?? plain ?? '',
      ),
    );
}

function withoutResults(bytes: Uint8Array): Uint8Array {
  const entries = unzip(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = entries.get(name)?.toString() ?? '';
  return zip(entries.set(name, Buffer.from(xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))));
}

/** What a cell shows, in fen; anything but an amount with its two places fails. */
export function fenIn(cell: string | undefined): number {
  const amount = (cell ?? '').trim().replaceAll(',', '');
  if (!/^-?\d+(\.\d{1,2})?$/.test(amount)) throw new Error(`not an exact amount: ${String(cell)}`);
  return Math.round(Number(amount) * 100);
}

export function fensIn(row: readonly string[], ...columns: readonly number[]): readonly number[] {
  return columns.map((at) => fenIn(row[at]));
}

/** The first row whose cell in that column begins so. */
export function rowOf(sheet: Sheet, words: string, column = 0): readonly string[] {
  const row = sheet.find((cells) => cells[column]?.startsWith(words));
  if (!row) throw new Error(`no row ${words}`);
  return row;
}
