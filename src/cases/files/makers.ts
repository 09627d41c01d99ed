import type { FileMaker } from '../../file-maker.ts';
import type { Documents } from '../../ports/documents.ts';
import { digestFileMakers } from '../digest/digest-files.ts';
import { duesBookFiles } from '../dues/books/book-files.ts';
import { ledgerFiles } from '../ledgers/ledger-files.ts';
import { ownDataFile } from '../me/own-data.ts';
import { recordPageFile } from '../record/page-file.ts';

/** Files that can be made, by task kind. */
export function fileMakers(documents: Documents): Readonly<Record<string, FileMaker>> {
  return {
    'own-data': ownDataFile,
    'record-page': recordPageFile(documents),
    ...duesBookFiles(documents),
    ...digestFileMakers(documents),
    ...ledgerFiles(documents),
  };
}
