import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
  convertMillimetersToTwip,
} from 'docx';
import { toBuffer } from 'qrcode';
import type { LocalDate } from '../../domain/ids.ts';
import type { Locale } from '../../text/locale.ts';
import { slipWords, type SlipWords } from '../../text/slips.ts';
import { withoutZipTimes } from './zip-times.ts';

/** One binding code on paper, for one person. */
export interface Slip {
  readonly county: string;
  /** Absent for the county's own people. */
  readonly township?: string | undefined;
  readonly village?: string | undefined;
  /** Absent for township and county people. */
  readonly branch?: string | undefined;
  readonly post: string;
  readonly name: string;
  /** Eight digits. */
  readonly code: string;
  /** Start link of the bot with the code; drawn as a QR code and printed under it. */
  readonly link: string;
  readonly validUntil: LocalDate;
}

const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };
const pageMm = { width: 210, height: 297, margin: 10 };
/** Five to a page: five times 54 mm on 277 mm, and a name that takes one line more still fits. */
const slipHeightMm = 54;
const qrColumnMm = 56;
const qrPixels = 148;
const textColumnMm = pageMm.width - 2 * pageMm.margin - qrColumnMm;

/**
 * The slips as an A4 .docx, five to a page, with dashed lines to cut along; no slip is split between pages. The same slips
 * give the same bytes.
 */
export async function renderSlips(slips: readonly Slip[], locale: Locale = 'zh-CN'): Promise<Uint8Array> {
  const words = slipWords[locale];
  const rows: TableRow[] = [];
  for (const [at, slip] of slips.entries()) rows.push(await slipRow(slip, at, words));
  const margin = convertMillimetersToTwip(pageMm.margin);
  const document = new Document({
    title: words.documentTitle,
    styles: { default: { document: { run: { font, size: 24 } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: convertMillimetersToTwip(pageMm.width),
              height: convertMillimetersToTwip(pageMm.height),
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        children: rows.length > 0 ? [slipTable(rows)] : [new Paragraph('')],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(words.documentTitle) };
  return withoutZipTimes(await Packer.toBuffer(document, false, [core]));
}

function slipTable(rows: readonly TableRow[]): Table {
  const cut = { style: BorderStyle.DASHED, size: 6, color: '666666' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const columns = [qrColumnMm, textColumnMm].map(convertMillimetersToTwip);
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: columns,
    borders: { top: cut, bottom: cut, left: cut, right: cut, insideHorizontal: cut, insideVertical: none },
  });
}

async function slipRow(slip: Slip, at: number, words: SlipWords): Promise<TableRow> {
  const image = await toBuffer(slip.link, { type: 'png', errorCorrectionLevel: 'M', margin: 2, width: 592 });
  const picture = new ImageRun({
    type: 'png',
    data: image,
    transformation: { width: qrPixels, height: qrPixels },
    // Given here because the library counts on from document to document.
    altText: { id: String(at + 1), name: `QR ${String(at + 1)}`, description: slip.link },
  });
  const where = [slip.county, slip.township, slip.branch === undefined ? slip.village : undefined];
  const whom = `${slip.branch ?? ''}${slip.post}`;
  return new TableRow({
    cantSplit: true,
    height: { value: convertMillimetersToTwip(slipHeightMm), rule: HeightRule.ATLEAST },
    children: [
      cell(qrColumnMm, [
        new Paragraph({ alignment: AlignmentType.CENTER, children: [picture] }),
        line(slip.link.replace(/^https?:\/\//, ''), { size: 16 }, 'center'),
      ]),
      cell(textColumnMm, [
        line(where.filter((part) => part !== undefined && part !== '').join(' '), { size: 22 }),
        line(whom, { size: 26 }),
        line(slip.name, { size: 36, bold: true }),
        new Paragraph({
          spacing: { before: 60, after: 60 },
          children: [
            run(`${words.codeLabel} `, { size: 22 }),
            run(groupsOfFour(slip.code), { size: 48, bold: true }),
          ],
        }),
        ...words.steps.map((step) => line(step, { size: 22 })),
        line(words.terms(slip.validUntil), { size: 22, bold: true }),
      ]),
    ],
  });
}

function cell(widthMm: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    children,
    width: { size: convertMillimetersToTwip(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 113, right: 113, top: 40, bottom: 40 },
  });
}

/** Size in half points. */
type RunStyle = Pick<IRunOptions, 'size' | 'bold'>;

function line(text: string, style: RunStyle, alignment: 'left' | 'center' = 'left'): Paragraph {
  return new Paragraph({ alignment, children: [run(text, style)] });
}

function run(text: string, style: RunStyle): TextRun {
  const options: IRunOptions = { text, ...style };
  return new TextRun(options);
}

function groupsOfFour(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Written by hand because the library's own carries the time of day. */
function coreProperties(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
}
