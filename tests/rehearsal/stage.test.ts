import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createStageDoor } from '../../src/rehearsal/stage/stage-door.ts';
import { builtWorkshop } from '../harness/built-workshop.ts';
import { openStage } from './stage-harness.ts';
import type { Stage, StageFacts, State, Stepped } from './stage-harness.ts';

describe('the rehearsal when the curtain rises', () => {
  let stage: Stage;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-stage-'));
    mkdirSync(path.join(dataDir, 'rehearsal/files'), { recursive: true });
    writeFileSync(path.join(dataDir, 'zhibu.db'), 'the county’s own');
    writeFileSync(path.join(dataDir, 'rehearsal/zhibu.db'), 'left by an earlier rehearsal');
    writeFileSync(path.join(dataDir, 'rehearsal/files/old'), 'left by an earlier rehearsal');
    stage = await openStage(dataDir);
  });
  afterAll(() => stage.close());

  it('has its township of 80, with and without smartphones', async () => {
    const { people, withoutPhone } = await stage.get<StageFacts>('stage');
    const { users, chats, violations } = await stage.get<State>('state');
    const members = people.filter(({ branch }) => branch !== '望河镇');
    expect(members.length + withoutPhone.length).toBe(80);
    const sizes = ['石桥村第一党支部', '石桥村第二党支部', '柳河村党支部'].map(
      (name) => [...members, ...withoutPhone].filter(({ branch }) => branch === name).length,
    );
    expect(sizes).toEqual([34, 38, 8]);
    expect(new Set(users.map(({ id }) => id))).toEqual(new Set(people.map(({ user }) => user)));
    expect(new Set(members.map(({ condition }) => condition))).toEqual(new Set(['', '预备', '流动']));
    const named = members.map(({ name }) => name);
    expect(named).toEqual(
      expect.arrayContaining(['王秀英（东头王秀英）', '王秀英（西头王秀英）', '扎西', '王䶮']),
    );
    expect(named.filter((name) => name === '李建国')).toHaveLength(2);
    expect(users.find(({ id }) => id === people.find(({ name }) => name === '张铁柱')?.user)?.name).toBe(
      '老张',
    );
    const inGroup = (title: string) => chats.find((chat) => chat.title === title)?.members.length;
    expect(inGroup('石桥村党员群')).toBe(
      members.filter(({ branch }) => branch.startsWith('石桥')).length + 1,
    );
    expect(inGroup('柳河村党员群')).toBe(members.filter(({ branch }) => branch.startsWith('柳河')).length);
    expect(violations).toEqual([]);
  });

  it('has registered 石桥村 by really asking, and 柳河村 not yet', async () => {
    const shiqiao = await stage.transcript(await stage.group('石桥村党员群'));
    expect(shiqiao).toContain('林福贵：/bind@');
    expect(shiqiao).toContain('林福贵 点 [只有党员] → 提示：✓');
    expect(shiqiao).toContain('石桥村第一党支部、石桥村第二党支部');
    expect(await stage.transcript(await stage.group('柳河村党员群'))).toBe('');
    for (const name of ['林福贵', '吴明亮', '陈桂芳', '何志强', '罗春燕', '许晓琳'])
      expect(await stage.transcript(await stage.person(name))).toContain(name);
  });

  it('begins on a Friday morning and knows what comes next', async () => {
    const clock = await stage.get<Stepped>('clock');
    expect([clock.date, clock.time]).toEqual(['2026-11-06', '08:30']);
    expect(clock.next).toMatchObject({ date: '2026-11-08', time: '09:00' });
  });

  it('makes a fresh start in its own folder and leaves the county’s data alone', () => {
    expect(readFileSync(path.join(dataDir, 'zhibu.db'), 'utf8')).toBe('the county’s own');
    expect(existsSync(path.join(dataDir, 'rehearsal/files/old'))).toBe(false);
    expect(readFileSync(path.join(dataDir, 'rehearsal/zhibu.db')).subarray(0, 15).toString()).toBe(
      'SQLite format 3',
    );
    expect(stage.lines.map(({ event }) => event)).toContain('rehearsal.fresh');
  });

  it('says in the log where the page is, and reports no trouble', () => {
    expect(stage.lines.find(({ event }) => event === 'rehearsal.ready')?.facts).toMatchObject({
      page: stage.url,
    });
    expect(stage.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('serves the page and nothing from elsewhere', async () => {
    const page = await fetch(stage.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    const own = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
    expect(own).toEqual(expect.arrayContaining(['page.css', 'page.js']));
    expect(own.filter((link) => /^(https?:)?\/\//.test(link))).toEqual([]);
    for (const name of own.filter((link) => !link.startsWith('data:')))
      expect((await fetch(`${stage.url}/${name}`)).status).toBe(200);
  });

  it('ends held polls when it stops, and tells a page from before a restart at once', async () => {
    const other = await openStage();
    const { revision } = await other.get<{ revision: number }>('changes?since=1000000');
    const held = other.get<{ revision: number }>(`changes?since=${String(revision)}`).catch(() => undefined);
    await other.close();
    expect((await held)?.revision).not.toBe(revision);
  });

  it('touches nothing when its port is taken', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-stage-'));
    const mark = path.join(folder, 'rehearsal/files/mine');
    mkdirSync(path.dirname(mark), { recursive: true });
    writeFileSync(mark, 'of an earlier rehearsal');
    const failed = openStage(folder, { PORT: new URL(stage.url).port });
    await expect(failed).rejects.toThrow('EADDRINUSE');
    expect(existsSync(mark)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('refuses moves that are none, in words', async () => {
    const move = (body: string, type = 'application/json') =>
      fetch(`${stage.url}/rehearsal/clock`, { method: 'POST', headers: { 'content-type': type }, body });
    for (const body of ['{}', '[]', '{"to":"end"}', '{"minutes":0}', '{"minutes":-5}', '{"minutes":1e9}']) {
      const refused = await move(body);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: expect.stringContaining('minutes') as string });
    }
    expect((await move('not JSON')).status).toBe(400);
    expect((await move('{"to":"next"}', 'text/plain')).status).toBe(415);
    expect((await stage.get<Stepped>('clock')).date).toBe('2026-11-06');
  });

  it('has a slip with which the secretary of 柳河村 binds himself', async () => {
    const { slips } = await stage.get<StageFacts>('stage');
    expect(slips.map(({ name, used }) => [name, used])).toEqual([
      ['韩永和', false],
      ['杜小兰', false],
    ]);
    const [slip] = slips;
    if (!slip) throw new Error('no slip');
    await stage.post('link', { user: slip.user, url: slip.link });
    await stage.showing(slip.user, '您是柳河村党支部书记韩永和吗？');
    await stage.tap(slip.user, slip.user, '是我');
    await stage.showing(slip.user, '对上了');
    const after = await stage.get<StageFacts>('stage');
    expect(after.slips.map(({ used }) => used)).toEqual([true, false]);
  });
});

describe('the rehearsal with other settings', () => {
  it.each([
    { LOCALE: 'en' },
    { TIMEZONE: 'Asia/Urumqi', QUIET_HOURS: 'off' },
    { HOST: '0.0.0.0' },
    { PUBLIC_URL: 'https://zhibu.example', WEBHOOK_SECRET: 'unused', TELEGRAM_PROXY: 'http://127.0.0.1:1' },
  ])('plays its opening all the same: %o', async (env) => {
    const stage = await openStage(undefined, env);
    onTestFinished(() => stage.close());
    const clock = await stage.get<Stepped>('clock');
    expect([clock.date, clock.time]).toEqual(['2026-11-06', '08:30']);
    expect(await stage.transcript(await stage.group('石桥村党员群'))).toContain('石桥村第二党支部');
  });
});

it('a file of the rehearsal is made in a thread, at the time of the rehearsal', async () => {
  const stage = await openStage(undefined, {}, await builtWorkshop());
  onTestFinished(() => stage.close());
  const [slip] = (await stage.get<StageFacts>('stage')).slips;
  if (!slip) throw new Error('no slip');
  await stage.post('link', { user: slip.user, url: slip.link });
  await stage.tap(slip.user, slip.user, '是我');
  await stage.showing(slip.user, '对上了');
  await stage.post('say', { user: slip.user, chat: slip.user, text: '我的' });
  await stage.tap(slip.user, slip.user, '我的数据');
  const { messageId, file } = await stage.showing(slip.user, '全部记录');
  expect(file?.fileName).toMatch(/\.txt$/);
  const made = await fetch(`${stage.url}/rehearsal/files/${String(slip.user)}/${String(messageId)}`);
  expect(await made.text()).toMatch(/姓名：韩永和\n[\s\S]*\n支部：柳河村党支部\n/);
  expect(stage.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
});

describe('the stage door before the opening has been played', () => {
  it('says that it is not open yet', async () => {
    const door = createStageDoor(() => undefined);
    for (const place of ['/rehearsal/clock', '/rehearsal/stage'])
      expect((await door.request(place)).status).toBe(503);
  });
});
