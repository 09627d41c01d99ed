import { ownDataFile } from '../me/own-data.ts';
import type { FileMaker } from '../../file-maker.ts';

/** Files that can be made, by task kind. */
export const fileMakers: Readonly<Record<string, FileMaker>> = {
  'own-data': ownDataFile,
};
