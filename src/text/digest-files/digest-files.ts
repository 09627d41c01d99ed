import type { TownshipMonths, TownshipSheet } from '../../domain/digest/township-months.ts';
import { branchesSheet } from './branches-sheet.ts';
import type { DigestWords } from './digest-words.ts';
import { monthsPicture } from './months-picture.ts';
import { monthsSheet } from './months-sheet.ts';

/** The picture and the workbook of a township's digest in the words of a language. */
export function digestFilesIn(words: DigestWords) {
  const fileName = (title: string, ending: string) => `${title.replace(/[\\/:*?"<>|\s]/g, '')}.${ending}`;
  return {
    picture: (facts: TownshipMonths) => {
      const picture = monthsPicture(facts, words);
      return {
        fileName: fileName(`${picture.title}${picture.under}`, 'png'),
        caption: words.pictureCaption,
        picture,
      };
    },
    workbook: (facts: TownshipSheet) => ({
      fileName: fileName(words.sheetTitle(facts.township, facts.month, facts.linkedOnly), 'xlsx'),
      caption: words.sheetCaption,
      workbook: { sheets: [branchesSheet(facts, words), monthsSheet(facts, words)] },
    }),
  };
}
