import { TextRun } from 'docx';
import type { IRunOptions } from 'docx';

/** 宋体 for text and 黑体 for headings: what an office computer in a township has. */
export const songti = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '宋体',
};
export const heiti = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };
/** Beyond the basic plane (𬭎, 𠅤) 宋体 has nothing: its second half is a font of its own. */
const rare = 'SimSun-ExtB';
const rareFont = { ascii: rare, hAnsi: rare, cs: rare, eastAsia: rare };

/** Size in half points. */
export type RunStyle = Pick<IRunOptions, 'size' | 'bold' | 'font'>;

/** The text as runs; characters beyond the basic plane get a font that has them. */
export function runsOf(text: string, style: RunStyle = {}): readonly TextRun[] {
  const pieces = text.match(/[\u{10000}-\u{10ffff}]+|[^\u{10000}-\u{10ffff}]+/gu) ?? [];
  return pieces.map((piece) => {
    const isRare = (piece.codePointAt(0) ?? 0) > 0xffff;
    return new TextRun({ ...style, text: piece, ...(isRare ? { font: rareFont } : {}) });
  });
}

/** What a reader without these fonts takes instead; read by Word, WPS and LibreOffice. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
    fontEntry('宋体', 'SimSun;新宋体;Songti SC;Noto Serif CJK SC;Source Han Serif SC', 'roman'),
    fontEntry('黑体', 'SimHei;微软雅黑;Heiti SC;Noto Sans CJK SC;Source Han Sans SC', 'swiss'),
    fontEntry(rare, '宋体-ExtB;SimSun-ExtG;HanaMinB;Noto Serif CJK SC;Source Han Serif SC', 'roman'),
  ].join('')}</w:fonts>`,
};

function fontEntry(name: string, instead: string, family: 'roman' | 'swiss'): string {
  return `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;
}
