import type { FileMaker } from '../../file-maker.ts';
import type { Documents } from '../../ports/documents.ts';
import { digestFileMakers } from '../digest/digest-files.ts';
import { duesBookFiles } from '../dues/books/book-files.ts';
import { ledgerFiles } from '../ledgers/ledger-files.ts';
import { ownDataFile } from '../me/own-data.ts';
import { recordPageFile } from '../record/page-file.ts';
import { namedApart } from './named-apart.ts';

/** Files that can be made, by task kind. */
export function fileMakers(documents: Documents): Readonly<Record<string, FileMaker>> {
  const makers: Readonly<Record<string, FileMaker>> = {
    'own-data': ownDataFile,
    'record-page': recordPageFile(documents),
    ...duesBookFiles(documents),
    ...digestFileMakers(documents),
    ...ledgerFiles(documents),
  };
  return Object.fromEntries(Object.entries(makers).map(([task, make]) => [task, namedApart(make)]));
}
