import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import type { RecordPageFacts } from '../../../src/domain/record/page-facts.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { onPath } from '../../tools/outside-programs.ts';
import { group, largePage, smallPage } from './record-facts.ts';
import { unzip } from './zip.ts';

const render = (facts: RecordPageFacts, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  officeDocuments(locale).recordPage(facts);

async function documentOf(facts: RecordPageFacts, locale?: 'zh-CN' | 'en') {
  const entries = unzip(await render(facts, locale));
  const xml = entries.get('word/document.xml')?.toString() ?? '';
  const paragraphs = xml
    .split('</w:p>')
    .map((paragraph) =>
      Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g), ([, run]) => run ?? ' ').join(''),
    );
  return { entries, xml, paragraphs, text: paragraphs.join('\n') };
}

const everyName = (facts: RecordPageFacts): readonly string[] =>
  [facts.onSite, facts.online, facts.leave, facts.absent, facts.unrecorded].flatMap(({ names: people }) =>
    people.map(({ name }) => name),
  );

describe('the record page as a document', () => {
  it('says what the paper book asks: when, where, who held it, how many, who, what, until when', async () => {
    const { paragraphs } = await documentOf(smallPage());
    expect(paragraphs[0]).toBe('石桥村党支部2026年11月主题党日活动记录');
    const after = (label: string) => paragraphs[paragraphs.indexOf(label) + 1];
    expect(after('时间')).toBe('2026年11月15日（周日）9:00');
    expect([after('地点'), after('主持'), after('记录')]).toEqual(['村委会二楼会议室', '林福贵', '赵桂花']);
    const counts = paragraphs.indexOf('应到');
    expect(paragraphs.slice(counts, counts + 14)).toEqual([
      ...['应到', '实到', '其中线上', '请假', '缺席', '未登记', '列席'],
      ...['8', '5', '1', '1', '1', '1', '2'],
    ]);
    expect(after('现场4人')).toBe('林福贵 赵桂花 才让多杰 卓玛·央金');
    expect(after('请假1人')).toBe('李㛃（外出务工）');
    expect(after('未登记1人')).toBe('林堃（请假没同意）');
    const last = paragraphs.indexOf('上月议定事项落实（10月）');
    expect(paragraphs.slice(last + 6, last + 11)).toEqual([
      '1',
      '修村口路灯',
      '王五',
      '10月31日前',
      '修好了三盏，还有一盏等零件',
    ]);
    const decided = paragraphs.indexOf('议定事项');
    expect(paragraphs.slice(decided + 5, decided + 9)).toEqual(['1', '水渠清淤', '才让多杰', '12月31日前']);
    expect(after('三有')).toBe('有记录√　有图像√（3张）　有讨论√');
    expect(after('补学2人')).toBe('李㛃 陈喆（过期补记：住院）');
    expect([after('到会率'), after('参学率')]).toEqual(['5/8（62.5%）', '7/8（87.5%）']);
    expect(paragraphs).toContain('主持人签字：');
  });

  it('has every name, also the rare ones, with fonts for Chinese and what may stand in for them', async () => {
    const { text, xml, entries } = await documentOf(largePage());
    for (const name of everyName(largePage())) expect(text).toContain(name);
    expect(xml).toMatch(/w:eastAsia="SimSun-ExtB"[^>]*\/><\/w:rPr><w:t[^>]*>𬭎</);
    expect(entries.get('word/styles.xml')?.toString()).toContain('w:eastAsia="宋体"');
    const fonts = entries.get('word/fontTable.xml')?.toString() ?? '';
    for (const name of ['宋体', '黑体', 'SimSun-ExtB'])
      expect(fonts).toMatch(new RegExp(`w:name="${name}"><w:altName w:val="[^"]*Noto Se?[a-z]* ?CJK SC`));
  });

  it('leaves room for the pen where nothing was written, and never fills in a name', async () => {
    const facts = smallPage({
      reported: { by: 'branch', expectedByRoster: false },
      onSite: group(['林福贵'], 4),
      online: group([]),
      unrecorded: group([], 1),
      agenda: [],
      previous: undefined,
      decisions: [],
      recorded: null,
      pictured: null,
      pictures: null,
      discussed: null,
      madeUp: [],
    });
    const { paragraphs } = await documentOf(facts);
    const at = (label: string) => paragraphs.indexOf(label);
    expect(paragraphs.slice(at('到会4人') + 1, at('到会4人') + 3)).toEqual([
      '林福贵',
      '另有3人只报了人数，没有名字',
    ]);
    expect(paragraphs[at('未登记1人') + 1]).toBe('只报了人数，没有名字');
    expect(paragraphs[at('说明') + 1]).toBe('人数按支部报的数，名字只写记过的。');
    expect(paragraphs.slice(at('议程') + 1, at('议程') + 4)).toEqual(['', '', '']);
    expect(paragraphs.slice(at('时限') + 1, at('时限') + 13).join('')).toBe('');
    expect(paragraphs[at('三有') + 1]).toBe('有记录（　）　有图像（　）　有讨论（　）');
  });

  it('gives a long theme a row of its own, and says where and when each sitting was', async () => {
    const theme = '学习贯彻党的二十届四中全会精神和中央一号文件，'.repeat(6);
    const sittings = [
      { who: '第1党小组', date: smallPage().date, time: smallPage().time, place: '村委会' },
      { who: '山上的', date: '2026-11-16' as LocalDate, time: '14:00' as LocalTime, place: null },
    ];
    const { paragraphs } = await documentOf(smallPage({ theme, sittings }));
    const at = (label: string) => paragraphs.indexOf(label);
    expect(paragraphs[at('主题') + 1]).toBe(theme);
    expect(paragraphs.slice(at('分次开') + 1, at('分次开') + 3)).toEqual([
      '第1党小组 11月15日（周日）9:00 村委会',
      '山上的 11月16日（周一）14:00',
    ]);
  });

  it('keeps markup in names and texts as text', async () => {
    const { xml, entries } = await documentOf(smallPage({ branch: '<石桥>&村', chair: '<林>&"福贵"' }));
    expect(xml).toContain('&lt;林&gt;&amp;');
    expect(entries.get('docProps/core.xml')?.toString()).toContain('&lt;石桥>&amp;村');
  });

  it('is the same bytes for the same facts', async () => {
    const once = Buffer.from(await render(largePage()));
    expect(Buffer.from(await render(largePage())).equals(once)).toBe(true);
    expect(Buffer.from(await render(smallPage())).equals(once)).toBe(false);
  });

  it('speaks English when told to, with names as they are', async () => {
    const { text } = await documentOf(smallPage(), 'en');
    expect(text).toContain('Attendance rate');
    expect(text).toContain('卓玛·央金');
  });

  it('has a file name that every file system takes', () => {
    const { page } = catalogs['zh-CN'].record;
    expect(page.fileName(smallPage())).toBe('石桥村党支部-2026年11月主题党日记录.docx');
    expect(page.fileName(smallPage({ branch: '石桥/村: 第一?' }))).toBe(
      '石桥村第一-2026年11月主题党日记录.docx',
    );
  });
});

describe('the record page as text', () => {
  it('fits into one message for 113 people, and in parts when much was decided', () => {
    const { page } = catalogs['zh-CN'].record;
    expect(page.texts(largePage())).toHaveLength(1);
    const [decision] = smallPage().decisions;
    if (!decision) throw new Error('no decision');
    const decisions = Array.from({ length: 20 }, () => ({
      ...decision,
      text: '给行动不便的老党员送学上门'.repeat(7),
      responsible: '卓玛·央金、赵桂花'.repeat(3),
    }));
    const parts = page.texts({
      ...largePage(),
      decisions,
      previous: { ...{ month: smallPage().month }, decisions },
    });
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
    expect(parts.join('\n').split('\n')).toContain('参学率：100/113（88.5%）');
  });
});

const soffice = onPath('soffice');
const pdfToText = 'pdftotext';
const pdfToPixels = 'pdftoppm';
const listFonts = 'fc-list';
const tools = [pdfToText, pdfToPixels].every((tool) => spawnSync(tool, ['-v']).error === undefined);
if (!tools)
  process.stderr.write('pdftotext or pdftoppm is not on PATH: record pages on paper are not tested\n');

const rare = ['㛃', '𬭎', '𠅤', '喆', '堃', '旦', '扎'];
const hasRareFonts = rare.every((character) => {
  const charset = `:charset=${(character.codePointAt(0) ?? 0).toString(16)}`;
  const listed = spawnSync(listFonts, [charset]);
  return listed.error === undefined && listed.stdout.toString().trim() !== '';
});
if (tools && !hasRareFonts)
  process.stderr.write(
    'no font with the rare characters is installed: their glyphs on paper are not tested\n',
  );

/** The document as LibreOffice prints it. */
async function printed<T>(facts: RecordPageFacts, look: (pdf: string) => T): Promise<T> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zhibu-record-'));
  try {
    const file = path.join(directory, 'record.docx');
    writeFileSync(file, await render(facts));
    const profile = `-env:UserInstallation=file://${path.join(directory, 'profile')}`;
    const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, file];
    execFileSync(soffice ?? '', convert, { stdio: 'pipe' });
    return look(path.join(directory, 'record.pdf'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function pagesOf(pdf: string): readonly string[] {
  const text = execFileSync(pdfToText, ['-layout', pdf, '-']).toString();
  return text.split('\f').slice(0, -1);
}

/** The pixels of a one-character word on the first page: whether each is dark. */
function pictureOf(pdf: string, character: string): readonly boolean[] {
  const boxes = execFileSync(pdfToText, ['-bbox', pdf, '-']).toString();
  const place = new RegExp(`xMin="([\\d.]+)" yMin="([\\d.]+)"[^>]*>${character}<`, 'u').exec(boxes);
  if (!place) throw new Error(`no word ${character} on the page`);
  const dpi = 360;
  const [left = 0, top = 0] = place.slice(1).map((points) => Math.round((Number(points) * dpi) / 72));
  const crop = ['-x', left, '-y', top, '-W', 54, '-H', 66].map(String);
  const target = pdf.replace(/\.pdf$/, '');
  execFileSync(pdfToPixels, ['-gray', '-singlefile', '-r', String(dpi), '-l', '1', ...crop, pdf, target]);
  const image = readFileSync(`${target}.pgm`);
  const header = /^P5\s+\d+\s+\d+\s+255\s/.exec(image.toString('latin1'))?.[0].length ?? 0;
  return Array.from(image.subarray(header), (grey) => grey < 128);
}

/** Part of the dark pixels of two pictures that only one of them has. */
function difference(one: readonly boolean[], other: readonly boolean[]): number {
  const dark = one.filter(Boolean).length + other.filter(Boolean).length;
  return one.filter((pixel, at) => pixel !== other[at]).length / dark;
}

describe.runIf(tools && soffice !== undefined)('the record page on paper', () => {
  it('eight people on one page, all names there', { timeout: 120_000 }, async () => {
    const facts = smallPage();
    const pages = await printed(facts, pagesOf);
    expect(pages).toHaveLength(1);
    for (const name of everyName(facts)) expect(pages[0]).toContain(name);
    expect(pages[0]).toContain('主持人签字');
  });

  it('113 people on two pages, every name there', { timeout: 120_000 }, async () => {
    const facts = largePage();
    const pages = await printed(facts, pagesOf);
    expect(pages).toHaveLength(2);
    const words = pages.join(' ').split(/\s+/);
    for (const name of everyName(facts)) expect(words.some((word) => word.startsWith(name))).toBe(true);
    // What was decided stays with the signatures under it.
    expect(pages[1]).toMatch(/议定事项[^]*水渠清淤[^]*主持人签字/);
  });

  it.runIf(hasRareFonts)('with a glyph for every rare character', { timeout: 120_000 }, async () => {
    // Code points that no font has: both are drawn as the box of a missing glyph.
    const [missing, alsoMissing] = ['\u{2fa1e}', '\u{2fa1f}'];
    const facts = smallPage({ place: [...rare, missing, alsoMissing].join(' '), theme: null });
    await printed(facts, (pdf) => {
      const box = pictureOf(pdf, missing);
      expect(difference(box, pictureOf(pdf, alsoMissing))).toBeLessThan(0.3);
      for (const character of rare) {
        const glyph = pictureOf(pdf, character);
        expect(glyph.filter(Boolean).length, character).toBeGreaterThan(100);
        expect(difference(box, glyph), character).toBeGreaterThan(0.5);
      }
    });
  });
});
