import { zipTexts } from './zip-entries.ts';

/** A cell whose formula came to an error, counted from 0. */
export interface FormulaError {
  readonly row: number;
  readonly column: number;
  /** As shown in the cell: `#N/A`, `#REF!`. */
  readonly text: string;
}

const workbookParts = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;
const errorCell = /<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>([\s\S]*?)<\/(?:\w+:)?c>/g;

/**
 * The error cells of a workbook by the name of their worksheet. The workbook library reads them as empty, and an empty cell
 * would pass where a wrong one must be named.
 */
export function formulaErrors(workbook: Uint8Array): ReadonlyMap<string, readonly FormulaError[]> {
  const texts = zipTexts(workbook, workbookParts);
  const targets = new Map(
    attributesOf(texts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((attributes) => [
      attributes.get('Id'),
      (attributes.get('Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const sheets = attributesOf(texts.get('xl/workbook.xml') ?? '', 'sheet');
  return new Map(
    sheets.map((attributes) => {
      const part = targets.get(attributes.get('r:id')) ?? '';
      return [attributes.get('name') ?? '', errorsIn(texts.get(part) ?? '')];
    }),
  );
}

function errorsIn(worksheet: string): readonly FormulaError[] {
  return [...worksheet.matchAll(errorCell)].map(([, attributes = '', contents = '']) => {
    const address = /\br=["']([A-Z]+)(\d+)["']/.exec(attributes);
    if (!address)
      throw new Error('Reading a workbook: found an error cell without its address; save it again.');
    const text = /#[^<]+/.exec(contents)?.[0] ?? '#N/A';
    return { row: Number(address[2]) - 1, column: columnOf(address[1] ?? ''), text };
  });
}

/** A → 0, Z → 25, AA → 26. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function attributesOf(xml: string, element: string): readonly ReadonlyMap<string, string>[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${element}\\s([^>]*)>`, 'g'));
  return Array.from(
    tags,
    ([, attributes = '']) =>
      new Map(
        Array.from(attributes.matchAll(/([\w:]+)=(["'])(.*?)\2/g), ([, name = '', , value = '']) => [
          name,
          unescapeXml(value),
        ]),
      ),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, decimal?: string, name = '') => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return entities[String(name)] ?? whole;
    },
  );
}
