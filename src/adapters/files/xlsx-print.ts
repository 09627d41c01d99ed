import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import type { Cell, Sheet } from '../../domain/workbook.ts';

const mmOfInch = 25.4;
const marginsMm = { left: 12, right: 12, top: 14, bottom: 14, header: 7, footer: 7 };
const a4 = 9;

/** What the library leaves out: print set-up, and what each formula comes to. */
export function printSetUp(sheets: readonly Sheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            return sheet ? withPage(withResults(xml, sheet), sheet) : xml;
          },
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace('<definedNames/>', `<definedNames>${printTitles(sheets)}</definedNames>`),
        },
      },
    },
  };
}

/** Formulas stand in the order of the cells, row by row. */
function withResults(xml: string, { rows }: Sheet): string {
  const results = rows.flat().flatMap((cell) => (cell.kind === 'formula' ? [resultOf(cell)] : []));
  let at = 0;
  return xml.replace(/<\/f>/g, (end) => `${end}<v>${results[at++] ?? ''}</v>`);
}

function resultOf({ result, money }: Extract<Cell, { kind: 'formula' }>): string {
  return String(money ? result / 100 : result);
}

/** A4, as wide as one page; order of the elements as ECMA-376 has it. */
function withPage(xml: string, { orientation, pageNumber: [before, between, after] }: Sheet): string {
  const inches = Object.entries(marginsMm).map(([side, mm]) => `${side}="${(mm / mmOfInch).toFixed(3)}"`);
  const page = [
    '<printOptions horizontalCentered="1"/>',
    `<pageMargins ${inches.join(' ')}/>`,
    `<pageSetup paperSize="${a4}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C${inFooter(before)}&amp;P${inFooter(between)}&amp;N${inFooter(after)}</oddFooter></headerFooter>`,
  ];
  return xml
    .replace(/<worksheet[^>]*>/, (start) => `${start}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace('</worksheet>', `${page.join('')}</worksheet>`);
}

function printTitles(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ name, headingRows }, at) =>
      headingRows > 0
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`'${name.replaceAll("'", "''")}'!$1:$${headingRows}`)}</definedName>`
        : '',
    )
    .join('');
}

/** `&` begins a code there. */
function inFooter(text: string): string {
  return escaped(text.replaceAll('&', '&&'));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
