import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { contentStore } from '../../src/adapters/files/content-store.ts';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { takeWriterLock } from '../../src/adapters/sqlite/lock.ts';
import type { Instant, Month } from '../../src/domain/ids.ts';
import { pay } from './pay.ts';
import { street } from './street.ts';

const at = 1_795_305_600_000 as Instant;

describe('zhibu restore', () => {
  it('makes of a backup what it was made of: ledgers, keys, and files that wait to be sent', async () => {
    const { shell, elsewhere, into, backup, restore, restored } = await street();
    const store = shell.store();
    const sha256 = await contentStore(path.join(shell.dataDir, 'files')).put(Buffer.from('a file'));
    store.write((tx) => {
      pay(tx, ['QH1', 'QH1001'], [['2026-11' as Month, 50]]);
      const chat = tx.chats.ensure('telegram', { externalId: '7', kind: 'private' });
      const body = { kind: 'document', sha256, fileName: 'x.docx' } as const;
      tx.outbox.add({ lane: 'create', chatId: chat.id, body, at });
      tx.audit.append({ at, actor: 'system', action: 'x', subject: 'branch:1', detail: {} });
    });
    const { document: before } = await shell.json(['check']);
    const head = store.read((tx) => tx.audit.head());
    await backup();
    const ran = await restore();
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('现在是2026-11-22 09:30的数据');
    expect(ran.out).toContain('还没发出去的消息有1条');
    expect((await shell.run(['check', '--head', head], into)).status).toBe(0);
    const after = await shell.run(['check', '--json'], into);
    expect(JSON.parse(after.out)).toEqual(before);
    expect(loadKeyring(elsewhere)).toEqual(loadKeyring(shell.dataDir));
    const file = await contentStore(path.join(elsewhere, 'files')).get(sha256);
    expect(Buffer.from(file ?? []).toString()).toBe('a file');
    expect(statSync(path.join(elsewhere, 'zhibu.db')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(elsewhere, 'keys/button.key')).mode & 0o777).toBe(0o600);
    // The keys are beside the database, and no byte of them in it.
    const bytes = readFileSync(path.join(elsewhere, 'zhibu.db'));
    expect(bytes.includes(Buffer.from(loadKeyring(elsewhere).buttonKey))).toBe(false);
    expect(restored((tx) => tx.integrity.damage())).toEqual([]);
    expect(readdirSync(elsewhere).sort()).toEqual(['files', 'keys', 'lock.db', 'zhibu.db']);
  });

  it('sends nothing again by itself, and gives no id a second meaning', async () => {
    const { shell, backup, restore, restored } = await street();
    const store = shell.store();
    const rows = store.write((tx) => {
      const chat = tx.chats.ensure('telegram', { externalId: '-7', kind: 'group' });
      const row = { lane: 'create', chatId: chat.id, body: { kind: 'message', text: '开会' }, at } as const;
      const [waiting, leaving, gone] = [tx.outbox.add(row), tx.outbox.add(row), tx.outbox.add(row)];
      const answer = { kind: 'answer', tapId: '1', text: '✓', alert: false } as const;
      const told = tx.outbox.add({ ...row, lane: 'answer', body: answer });
      if (!waiting || !leaving || !gone || !told) throw new Error('four rows');
      tx.outbox.claim(leaving);
      tx.outbox.end(gone, 'sent', at);
      const { card } = tx.cards.ensure({ kind: 'checkIn', chatId: chat.id, subject: 'x', view: null, at });
      const unmade = { input: { branchId: 1 }, dispatch: { chatId: chat.id } };
      tx.tasks.add({ kind: 'record', input: unmade, at });
      return { waiting, leaving, gone, told, card: card.id, chat: chat.id };
    });
    await backup();
    // The lost program goes on for a while: what it gives out now stands on buttons in the chats.
    const lost = store.write((tx) => ({
      card: tx.cards.ensure({ kind: 'checkIn', chatId: rows.chat, subject: 'y', view: null, at }).card.id,
      draft: tx.drafts.put({ kind: 'x', accountId: null, data: {}, expiresAt: at }),
      payment: pay(tx, ['QH1', 'QH1001'], [['2026-11' as Month, 50]]),
    }));
    expect((await restore()).out).toContain('还没发出去的消息有3条');
    restored((tx) => {
      const stands = (id: typeof rows.gone) => tx.outbox.row(id);
      expect(stands(rows.waiting)).toMatchObject({
        state: 'uncertain',
        reason: 'restored',
        body: { text: '开会' },
      });
      expect(stands(rows.leaving)).toMatchObject({ state: 'uncertain', reason: 'restored' });
      expect(stands(rows.gone)).toMatchObject({ state: 'sent', reason: null });
      expect(stands(rows.told)).toMatchObject({ state: 'dropped', reason: 'restored', body: { text: '' } });
      const [task] = tx.tasks.pending(at, 10);
      expect(task && tx.tasks.task(task)?.input).toMatchObject({ dispatch: { held: 'restored' } });
      expect(tx.cards.card(lost.card)).toBeUndefined();
      const { card } = tx.cards.ensure({ kind: 'checkIn', chatId: rows.chat, subject: 'z', view: null, at });
      expect(card.id).toBeGreaterThan(lost.card);
      const draft = tx.drafts.put({ kind: 'x', accountId: null, data: {}, expiresAt: at });
      expect(draft).toBeGreaterThan(lost.draft);
      expect(pay(tx, ['QH1', 'QH1002'], [['2026-11' as Month, 50]]).seq).toBeGreaterThan(lost.payment.seq);
    });
  });

  it('takes only an empty folder, and names what is there', async () => {
    const { elsewhere, backup, restore } = await street();
    await backup();
    mkdirSync(path.join(elsewhere, 'files/deep'), { recursive: true });
    mkdirSync(path.join(elsewhere, 'keys'));
    writeFileSync(path.join(elsewhere, 'keys/button.key'), 'x');
    const { status, err } = await restore();
    expect(status).toBe(1);
    expect(err).toMatch(/^没有恢复：.*elsewhere 不是空的，里面有 keys。请把它整个移到别处/);
    expect(existsSync(path.join(elsewhere, 'zhibu.db'))).toBe(false);
    rmSync(path.join(elsewhere, 'keys/button.key'));
    expect((await restore()).status).toBe(0);
    // From now on there is a county in it.
    expect((await restore()).err).toMatch(/里面有 keys、zhibu\.db/);
  });

  it('waits for nobody who holds the folder, and says who does', async () => {
    const { elsewhere, backup, restore } = await street();
    await backup();
    mkdirSync(elsewhere);
    const holder = takeWriterLock(elsewhere, { pid: 99, host: 'village', since: at });
    if (!holder.ok) throw new Error('nobody else is there');
    const { status, err } = await restore();
    holder.value.release();
    expect(status).toBe(3);
    expect(err).toContain('进程99，主机village');
  });

  it.each([
    ['no file', () => undefined, '没有 .*copy.db 这个文件'],
    [
      'words',
      (file: string) => {
        writeFileSync(file, 'not a database at all, only words');
      },
      '不是 zhibu backup 做的',
    ],
    [
      'a database that is none',
      (file: string) => {
        const sqlite = new Database(file);
        sqlite.exec('create table x (y)');
        sqlite.close();
      },
      '不是 zhibu backup 做的',
    ],
    [
      'a backup with another key in it',
      (file: string) => {
        changed(file, "update backup_part set bytes = randomblob(32) where path = 'keys/code.key'");
      },
      '坏了（keys/code\\.key）',
    ],
    [
      'a backup that was overwritten in the middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 4096 * 10, 4096 * 30);
        writeFileSync(file, bytes);
      },
      '坏了',
    ],
    [
      'the backup of a newer program',
      (file: string) => {
        changed(file, "insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)");
      },
      '更新版本的程序做的',
    ],
  ])('refuses %s, and leaves nothing', async (_what, spoil, said) => {
    const { shell, elsewhere, backup, restore } = await street();
    await backup();
    const file = path.join(shell.cwd, 'copy.db');
    if (said.includes('这个文件') || said.includes('不是')) rmSync(file);
    spoil(file);
    const { status, out, err } = await restore();
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(new RegExp(`^没有恢复：.*${said}.*\\n$`));
    expect(readdirSync(elsewhere)).toEqual(['lock.db']);
  });

  it('begins again where it was broken off', async () => {
    const { elsewhere, backup, restore, restored, into, shell } = await street();
    await backup();
    // As a power cut leaves it: some of it has its place, the database not yet.
    mkdirSync(path.join(elsewhere, '.restore/files'), { recursive: true });
    mkdirSync(path.join(elsewhere, 'keys'));
    writeFileSync(path.join(elsewhere, '.restore/zhibu.db'), 'half');
    writeFileSync(path.join(elsewhere, 'keys/button.key'), 'half');
    expect((await restore()).status).toBe(0);
    expect(loadKeyring(elsewhere)).toEqual(loadKeyring(shell.dataDir));
    expect(restored((tx) => tx.org.branches().length)).toBe(2);
    expect((await shell.run(['check'], into)).status).toBe(0);
    expect(existsSync(path.join(elsewhere, '.restore'))).toBe(false);
  });
});

function changed(file: string, sql: string): void {
  const sqlite = new Database(file);
  sqlite.exec(sql);
  sqlite.close();
}
