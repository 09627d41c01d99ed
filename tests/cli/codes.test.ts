import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import { openShell } from './bench.ts';
import type { Shell } from './bench.ts';
import { rosterFiles, writeRosters } from './rosters.ts';

interface PrintedCode {
  readonly name: string;
  readonly code: string;
  readonly link?: string;
  readonly validUntil: string;
}

async function imported(): Promise<Shell> {
  const shell = openShell();
  writeRosters(shell);
  expect((await shell.run(['import', ...rosterFiles])).status).toBe(0);
  return shell;
}

async function codesOf(shell: Shell, ...argv: readonly string[]): Promise<readonly PrintedCode[]> {
  const { status, document } = await shell.json(['codes', ...argv]);
  expect(status).toBe(0);
  return document as readonly PrintedCode[];
}

const now = instantAt('2026-11-22' as LocalDate, '09:30' as LocalTime, 'Asia/Shanghai');

describe('zhibu codes', () => {
  it('gives every officer a code of eight digits that works, and a new one voids the old', async () => {
    const shell = await imported();
    const first = await codesOf(shell, '--role', 'officer');
    expect(first.map(({ name }) => name)).toEqual(['林福贵', '赵静', '高子轩']);
    for (const { code, validUntil } of first) {
      expect(code).toMatch(/^\d{8}$/);
      expect(validUntil).toBe('2026-12-22');
    }
    const mint = createCodeMint(loadKeyring(shell.dataDir).codeKey);
    const live = (code = '') => shell.store().read((tx) => tx.accounts.liveCode(mint.hashCode(code), now));
    expect(live(first[0]?.code)?.triesLeft).toBe(5);
    const second = await codesOf(shell, '--role', 'officer', '--branch', 'QH1');
    expect(second.map(({ name }) => name)).toEqual(['林福贵', '赵静']);
    expect(live(first[0]?.code)).toBeUndefined();
    expect(live(second[0]?.code)?.triesLeft).toBe(5);
    expect(live(first[2]?.code)?.triesLeft).toBe(5);
  });

  it('prints them with place, post and name for a person', async () => {
    const shell = await imported();
    const { status, out, err } = await shell.run(['codes', '--role', 'admin', '--township', '望禾镇']);
    expect(status).toBe(0);
    expect(out).toMatch(/^望禾镇 组织委员 罗艳　\d{4} \d{4}　有效到2026-12-22\n$/);
    expect(err).toContain('发了1个码');
  });

  it('writes slips for the owner alone, with digits only until the bot has a name', async () => {
    const shell = await imported();
    const { status, out, err } = await shell.run(['codes', '--role', 'officer', '--slips', '邀请码.docx']);
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('写好了 邀请码.docx：3张');
    expect(err).toContain('还不知道机器人的名字');
    const file = path.join(shell.cwd, '邀请码.docx');
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(statSync(file).mode & 0o077).toBe(0);

    shell.store().write((tx) => {
      tx.settings.setMeta('bot.username', 'zhibu_bot');
    });
    const [code] = await codesOf(shell, '--role', 'officer', '--slips', '邀请码.docx');
    expect(code?.link).toBe(`https://t.me/zhibu_bot?start=${code?.code ?? ''}`);
  });

  it('issues nothing when the slips cannot be written, or nobody is meant', async () => {
    const shell = await imported();
    const before = shell.store().read((tx) => tx.audit.entries().length);
    const lost = await shell.run(['codes', '--role', 'officer', '--slips', 'no/such/folder.docx']);
    expect(lost.status).toBe(1);
    expect(lost.err).toContain('没有发码');
    expect(shell.store().read((tx) => tx.audit.entries().length)).toBe(before);
    const nobody = await shell.run(['codes', '--role', 'admin', '--township', '双泉镇', '--slips', 'x.docx']);
    expect([nobody.status, existsSync(path.join(shell.cwd, 'x.docx'))]).toEqual([1, false]);
  });

  it.each(['邀请码', 'slips.pdf', '.docx', 'folder.docx/'])(
    'takes %j for no Word file, and issues nothing',
    async (name) => {
      const shell = await imported();
      const before = shell.store().read((tx) => tx.audit.entries().length);
      const { status, out, err } = await shell.run(['codes', '--role', 'officer', '--slips', name]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(`“${name}”，文件名要以 .docx 结尾`);
      expect(existsSync(path.join(shell.cwd, name))).toBe(false);
      expect(shell.store().read((tx) => tx.audit.entries().length)).toBe(before);
    },
  );

  it('says which branch or township it did not find, and what does not go together', async () => {
    const shell = await imported();
    const errors: [string[], string][] = [
      [['--role', 'officer', '--branch', 'QH9'], 'QH9'],
      [['--role', 'officer', '--township', '松岭镇'], '有的是：望禾镇、双泉镇'],
      [['--role', 'officer', '--township', '望禾镇', '--branch', 'QH2'], '不在望禾镇'],
      [['--role', 'admin', '--branch', 'QH1'], '--role officer'],
    ];
    for (const [argv, part] of errors) {
      const { status, out, err } = await shell.run(['codes', ...argv]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(part);
    }
  });
});
