import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toBuffer } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { renderSlips, type Slip } from '../../../src/adapters/files/slips-docx.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { onPath } from '../../tools/outside-programs.ts';
import { unzip } from './zip.ts';

const linFugui: Slip = {
  county: '青禾县',
  township: '望禾镇',
  village: '石桥村',
  branch: '石桥村党支部',
  post: '书记',
  name: '林福贵',
  code: '12345678',
  link: 'https://t.me/qinghe_bot?start=12345678',
  validUntil: '2026-12-22' as LocalDate,
};

function numbered(count: number): readonly Slip[] {
  return Array.from({ length: count }, (_, at) => {
    const code = String(20_000_000 + at * 7_919);
    return { ...linFugui, code, link: `https://t.me/qinghe_bot?start=${code}` };
  });
}

async function documentOf(slips: readonly Slip[], locale?: 'zh-CN' | 'en') {
  const entries = unzip(await renderSlips(slips, locale));
  const xml = entries.get('word/document.xml')?.toString() ?? '';
  const text = Array.from(xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g), ([, run = '']) => run);
  return { entries, xml, text };
}

describe('binding slips', () => {
  it('say whom they are for, the digits in groups of four, what to do and until when', async () => {
    const { text } = await documentOf([linFugui]);
    expect(text).toEqual([
      't.me/qinghe_bot?start=12345678',
      '青禾县 望禾镇',
      '石桥村党支部书记',
      '林福贵',
      '八位数字 ',
      '1234 5678',
      '一、用手机扫左边的码，按“开始”。',
      '二、看到自己的名字，按“是我”。扫不了，就把八位数字发给助手。',
      '有效到 2026年12月22日，只能用一次，不要转发',
    ]);
  });

  it('show people of the township and the county without a branch', async () => {
    const { county, code, link, validUntil } = linFugui;
    const { text } = await documentOf([
      { county, township: '望禾镇', post: '组织委员', name: '罗艳', code, link, validUntil },
      { county, post: '县委组织部', name: '唐小平', code, link, validUntil },
    ]);
    expect(text.filter((run) => run.startsWith('青禾县'))).toEqual(['青禾县 望禾镇', '青禾县']);
    expect(text).toContain('组织委员');
    expect(text).not.toContain('undefined');
  });

  it('carry the link as a QR code each', async () => {
    const slips = numbered(3);
    const { entries } = await documentOf(slips);
    const pictures = [...entries].filter(([name]) => name.startsWith('word/media/')).map(([, png]) => png);
    expect(pictures).toHaveLength(3);
    for (const { link } of slips) {
      const expected = await toBuffer(link, { errorCorrectionLevel: 'M', margin: 2, width: 592 });
      expect(pictures.some((png) => png.equals(expected))).toBe(true);
    }
  });

  it('are not split between pages, have lines to cut along and a font for Chinese', async () => {
    const { entries, xml } = await documentOf(numbered(4));
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect(xml).toMatch(/<w:insideH w:val="dashed"/);
    expect(entries.get('word/styles.xml')?.toString()).toContain('w:eastAsia="黑体"');
  });

  it('keep markup in names as text', async () => {
    const { xml } = await documentOf([{ ...linFugui, name: '<林>&"福贵"' }]);
    expect(xml).toContain('&lt;林&gt;&amp;');
  });

  it('are the same bytes for the same people', async () => {
    const once = await renderSlips(numbered(7));
    expect(Buffer.from(await renderSlips(numbered(7))).equals(Buffer.from(once))).toBe(true);
    expect(Buffer.from(await renderSlips(numbered(6))).equals(Buffer.from(once))).toBe(false);
  });

  it('speak English when told to, and none at all are still a document', async () => {
    expect((await documentOf([linFugui], 'en')).text.at(-1)).toBe(
      'Valid until 2026-12-22. Works once, do not forward.',
    );
    expect((await documentOf([])).text.join('')).toBe('');
  });
});

const soffice = onPath('soffice');
const pdfToText = 'pdftotext';
const hasPdfText = spawnSync(pdfToText, ['-v']).error === undefined;
if (!hasPdfText) process.stderr.write('pdftotext is not on PATH: slips on paper are not tested\n');

describe.runIf(hasPdfText && soffice !== undefined)('binding slips on paper', () => {
  it('five to an A4 page, none split', { timeout: 120_000 }, async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'zhibu-slips-'));
    try {
      const file = path.join(directory, 'slips.docx');
      const slips = numbered(12);
      const longName = '旦增多杰·次仁顿珠'.repeat(3);
      const longBranch = '上王家庄村第二党支部'.repeat(4);
      writeFileSync(file, await renderSlips([{ ...linFugui, name: longName, branch: longBranch }, ...slips]));
      const profile = `-env:UserInstallation=file://${path.join(directory, 'profile')}`;
      const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, file];
      execFileSync(soffice ?? '', convert, { stdio: 'pipe' });
      const pdf = path.join(directory, 'slips.pdf');
      execFileSync(pdfToText, ['-layout', pdf]);
      const pages = readFileSync(path.join(directory, 'slips.txt'), 'utf8').split('\f').slice(0, -1);
      expect(pages).toHaveLength(3);
      for (const page of pages) {
        const starts = page.match(/青禾县 望禾镇/g) ?? [];
        expect(page.match(/不要转发/g)).toHaveLength(starts.length);
        expect(starts.length).toBeLessThanOrEqual(5);
      }
      for (const { code } of slips)
        expect(pages.some((page) => page.includes(`${code.slice(0, 4)} ${code.slice(4)}`))).toBe(true);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
