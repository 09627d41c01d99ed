import type { BundleIndex, BundlePart } from '../../domain/ledgers/bundle.ts';
import type { Workbook } from '../../domain/workbook.ts';
import { cells, plainRow, signRow } from '../dues-books/cells.ts';
import { ledgerTitle } from './month-sheet.ts';
import { inFileName } from './ledgers.ts';

const columnWidths = [8, 52, 40];
const columns = columnWidths.length;

/** What a language has to say for the year's bundle. */
export interface BundleWords {
  title(branch: string, year: number): string;
  indexTitle(branch: string, year: number): string;
  readonly indexSheet: string;
  readonly head: readonly string[];
  part(part: BundlePart, year: number): string;
  /** What the part holds, in a few words. */
  about(part: BundlePart): string;
  without(months: BundleIndex['without']): string;
  readonly signatures: readonly string[];
  readonly pageNumber: readonly [string, string, string];
  readonly caption: (files: number) => string;
}

/** The year's bundle (年度台账) in the words of a language. */
export function bundleIn(words: BundleWords) {
  const numbered = (at: number) => String(at).padStart(2, '0');
  const entryName = (part: BundlePart, at: number, year: number) =>
    `${numbered(at)} ${inFileName(words.part(part, year))}.${part.kind === 'recordPage' ? 'docx' : 'xlsx'}`;
  return {
    fileName: (branch: string, year: number) => `${inFileName(words.title(branch, year))}.zip`,
    indexName: `${numbered(0)} ${inFileName(words.indexSheet)}.xlsx`,
    entryName,
    caption: words.caption,
    index: ({ branch, year, parts, without }: BundleIndex): Workbook => ({
      sheets: [
        {
          name: words.indexSheet,
          orientation: 'portrait',
          columnWidths,
          headingRows: 2,
          pageNumber: words.pageNumber,
          rows: [
            ledgerTitle(words.indexTitle(branch, year), columns),
            words.head.map((text) => cells.head(text)),
            ...parts.map((part, at) => [
              cells.text(numbered(at + 1), { align: 'center' }),
              cells.text(entryName(part, at + 1, year)),
              cells.text(words.about(part)),
            ]),
            ...(without.length === 0 ? [] : [plainRow(words.without(without), columns)]),
            plainRow('', columns),
            signRow(words.signatures, columns),
          ],
        },
      ],
    }),
  };
}
