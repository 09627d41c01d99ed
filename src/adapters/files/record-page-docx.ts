import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import type { RecordPageFacts } from '../../domain/record/page-facts.ts';
import { catalogs } from '../../text/catalog.ts';
import type { Locale } from '../../text/locale.ts';
import type { PageRow } from '../../text/page-row.ts';
import { fontTable, heiti, runsOf, songti } from './docx-fonts.ts';
import type { RunStyle } from './docx-fonts.ts';
import { rowsOfNames } from './docx-names.ts';
import { withoutZipTimes } from './zip-times.ts';

const pageMm = { width: 210, height: 297, side: 20, top: 18, bottom: 16 };
/** A grid of fine columns that all rows share; each row spans what it needs. */
const grid = 42;
/** Names are Chinese whatever the language of the labels: a reader then picks glyphs as they are written in China. */
const chinese = { value: 'zh-CN', eastAsia: 'zh-CN' };
const tableMm = pageMm.width - 2 * pageMm.side;
const labelSpan = 6;
/** 10.5 points (五号): 42 of them fit between label and edge. */
const textSize = 21;
const characterMm = 3.704;
const nameColumns = 7;
const lineMm = 6;
/** Lines left for the pen where nothing was written. */
const linesToWrite = 3;

/**
 * The record page as an A4 .docx in the layout of the paper book: one table, names in columns, room to write where
 * nothing is known, lines to sign. Long rows may go over to the next page, short ones stay whole.
 */
export async function renderRecordPage(facts: RecordPageFacts, locale: Locale): Promise<Uint8Array> {
  const words = catalogs[locale].record.page;
  const title = words.title(facts);
  const parts = words.rows(facts);
  const end = endOf(parts);
  const rows = [...parts.flatMap((part, at) => drawRow(part, at >= end)), signRow(words.signatures)];
  const mm = convertMillimetersToTwip;
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: songti, size: textSize, language: chinese } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(pageMm.width), height: mm(pageMm.height) },
            margin: {
              top: mm(pageMm.top),
              bottom: mm(pageMm.bottom),
              left: mm(pageMm.side),
              right: mm(pageMm.side),
              footer: mm(8),
            },
          },
        },
        footers: { default: footer(words.pageNumber) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [...runsOf(title, { font: heiti, size: 32, bold: true })],
          }),
          table(rows),
        ],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(title) };
  return withoutZipTimes(await Packer.toBuffer(document, false, [core, fontTable]));
}

function table(rows: readonly TableRow[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const column = convertMillimetersToTwip(tableMm / grid);
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: column * grid, type: WidthType.DXA },
    columnWidths: Array.from({ length: grid }, () => column),
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
  });
}

/** From where on everything stays on the page of the signatures: what was decided, if that is short, and what follows. */
function endOf(parts: readonly PageRow[]): number {
  const at = parts.findLastIndex(({ kind }) => kind === 'items');
  const part = parts[at];
  return part?.kind === 'items' && part.items.length <= 8 ? at : at + 1;
}

/** `keep`: on the same page as the row after it. */
function drawRow(row: PageRow, keep: boolean): readonly TableRow[] {
  switch (row.kind) {
    case 'pairs':
      return [pairsRow(row.pairs, keep)];
    case 'counts':
      return countRows(row.counts);
    case 'lines':
      return [
        labelledRow(
          row.label,
          row.lines.length > 0 ? row.lines.map((line) => paragraph(line)) : blank(),
          keep,
        ),
      ];
    case 'names':
      return [
        labelledRow(
          row.label,
          [...nameParagraphs(row.names), ...(row.note ? [paragraph(row.note)] : [])],
          keep,
        ),
      ];
    case 'items':
      return itemRows(row, keep);
  }
}

function pairsRow(pairs: readonly (readonly [string, string])[], keep: boolean): TableRow {
  const span = grid / pairs.length;
  return new TableRow({
    cantSplit: true,
    children: pairs.flatMap(([label, value]) => [
      cell(labelSpan, [paragraph(label, { font: heiti }, 'center', keep)]),
      cell(span - labelSpan, [paragraph(value)]),
    ]),
  });
}

function countRows(counts: readonly (readonly [string, number])[]): readonly TableRow[] {
  const span = grid / counts.length;
  const strip = (texts: readonly string[], style: RunStyle) =>
    new TableRow({
      cantSplit: true,
      children: texts.map((text) => cell(span, [paragraph(text, style, 'center')])),
    });
  return [
    strip(
      counts.map(([label]) => label),
      { font: heiti },
    ),
    strip(
      counts.map(([, count]) => String(count)),
      { size: 24 },
    ),
  ];
}

function labelledRow(label: string, children: readonly Paragraph[], keep: boolean): TableRow {
  return new TableRow({
    cantSplit: children.length <= 8,
    children: [
      cell(labelSpan, [paragraph(label, { font: heiti }, 'center', keep)]),
      cell(grid - labelSpan, children.length > 0 ? children : [paragraph('')]),
    ],
  });
}

/** Heading, column heads and an item a row; without items room to write some. */
function itemRows(
  { label, head, items }: Extract<PageRow, { kind: 'items' }>,
  keepItems: boolean,
): readonly TableRow[] {
  const spans = head.length > 4 ? [3, 13, 8, 9, 9] : [3, 19, 10, 10];
  const across = (texts: readonly string[], style: RunStyle, heading: boolean) =>
    new TableRow({
      cantSplit: true,
      height: { value: convertMillimetersToTwip(lineMm), rule: HeightRule.ATLEAST },
      children: texts.map((text, at) =>
        cell(spans[at] ?? 1, [
          paragraph(text, style, at === 0 || heading ? 'center' : 'left', heading || keepItems),
        ]),
      ),
    });
  const empty = Array.from({ length: linesToWrite }, () => head.map(() => ''));
  return [
    new TableRow({
      cantSplit: true,
      children: [cell(grid, [paragraph(label, { font: heiti }, 'center', true)])],
    }),
    across(head, { font: heiti }, true),
    ...(items.length > 0 ? items : empty).map((item) => across(item, {}, false)),
  ];
}

function signRow(labels: readonly string[]): TableRow {
  const span = grid / labels.length;
  return new TableRow({
    cantSplit: true,
    height: { value: convertMillimetersToTwip(12), rule: HeightRule.ATLEAST },
    children: labels.map((label) => cell(span, [paragraph(label, { font: heiti })])),
  });
}

/** Names in columns: a stop for each name of the row, so that nothing is cut and a long name takes two columns. */
function nameParagraphs(names: readonly string[]): readonly Paragraph[] {
  const columnMm = (((grid - labelSpan) / grid) * tableMm - 4) / nameColumns;
  const stopAt = (column: number) => ({
    type: TabStopType.LEFT,
    position: convertMillimetersToTwip(column * columnMm),
  });
  return rowsOfNames(names, nameColumns, columnMm / characterMm).map(
    (row) =>
      new Paragraph({
        tabStops: row.filter(({ column }) => column > 0).map(({ column }) => stopAt(column)),
        children: row.flatMap(({ name }, at) => [
          ...(at === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
          ...runsOf(name),
        ]),
      }),
  );
}

function cell(span: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    children,
    columnSpan: span,
    width: { size: convertMillimetersToTwip((tableMm / grid) * span), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 85, right: 85, top: 28, bottom: 28 },
  });
}

function paragraph(
  text: string,
  style: RunStyle = {},
  alignment: 'left' | 'center' = 'left',
  keepNext = false,
): Paragraph {
  return new Paragraph({ alignment, keepNext, children: [...runsOf(text, style)] });
}

function blank(): readonly Paragraph[] {
  return Array.from({ length: linesToWrite }, () => paragraph(''));
}

function footer([before = '', between = '', after = '']: readonly string[]): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 18,
            children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
          }),
        ],
      }),
    ],
  });
}

/** Written by hand because the library's own carries the time of day. */
function coreProperties(title: string): string {
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped}</dc:title></cp:coreProperties>`;
}
