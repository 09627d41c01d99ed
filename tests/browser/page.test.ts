import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from '../rehearsal/stage-harness.ts';
import type { Stage, State } from '../rehearsal/stage-harness.ts';
import { onPath } from '../tools/outside-programs.ts';

const executablePath = onPath('chromium');
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function openBrowser() {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'zhibu-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: flags,
    viewport: { width: 1280, height: 800 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error') troubles.push(said.text());
  });
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, troubles, close };
}

// Where chromium is not on PATH, tests/tools/outside-programs.ts has said so in a line.
describe.runIf(executablePath !== undefined)('the page of the rehearsal', () => {
  let stage: Stage;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    [stage, browser] = await Promise.all([openStage(), openBrowser()]);
    page = browser.page;
    page.setDefaultTimeout(10_000);
    await page.goto(stage.url);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  const log = (): Locator => page.getByRole('log', { name: '消息' });
  const button = (name: string): Locator => log().getByRole('button', { name, exact: true }).last();

  async function pick(name: string): Promise<void> {
    await page.getByLabel('找人').fill(name);
    await page.locator('#people-list').getByRole('button', { name }).first().click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
  }

  async function toNext(time: string): Promise<void> {
    await page.getByRole('button', { name: '到下一件事' }).click();
    await page.locator('#now', { hasText: time }).waitFor();
  }

  it('writes with the Enter key, and shows the answer', async () => {
    await pick('何志强');
    await page.getByLabel('写消息，回车发送').fill('党日 15日 9点 村委会');
    await page.keyboard.press('Enter');
    await log().getByText('定好了：石桥村第二党支部').waitFor();
    expect(await page.getByLabel('写消息，回车发送').inputValue()).toBe('');
  });

  it('plays a check-in: the secretary plans, the clock moves on, a member taps', async () => {
    await pick('林福贵');
    await toNext('2026年11月8日');
    await button('就这样').click();
    await page.locator('#toast').getByText('11月15日').waitFor();
    await toNext('2026年11月10日');
    await page.getByRole('button', { name: '石桥村党员群', exact: false }).first().click();
    await log().getByText('来不了的提前说一声').waitFor();
    await toNext('2026年11月14日');
    await toNext('2026年11月15日');
    await log().getByText('应到31，实到0').waitFor();

    await pick('扎西');
    await button('签到').click();
    await page.locator('#toast').getByText('收到，等书记对上名字就算数').waitFor();
    await log().getByText('只有您看得到：收到').waitFor();

    await pick('林福贵');
    await button('全部同意（1）').click();
    await page
      .getByRole('button', { name: /石桥村党员群/ })
      .first()
      .click();
    await log().getByText('应到31，实到1').waitFor();
    expect(await log().getByText('应到31，实到1').count()).toBe(1);
    expect((await stage.get<State>('state')).violations).toEqual([]);
  });

  it('shows a picture in the chat', async () => {
    await pick('许晓琳');
    await page.getByRole('button', { name: '助手（私聊）' }).click();
    await page.getByLabel('写消息，回车发送').fill('简报');
    await page.keyboard.press('Enter');
    await button('逐月图').click();
    const picture = log().getByRole('img', { name: '图片' });
    await picture.waitFor();
    const width = () => page.evaluate<number>('document.querySelector(".file img").naturalWidth');
    await expect.poll(width).toBe(1080);
  });

  it('offers [开始] where nobody has pressed it, and plays the slip into the group', async () => {
    await pick('杜小兰');
    await page.getByRole('button', { name: '助手（私聊）' }).click();
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await log().getByText('我是支部助手').waitFor();

    await page.locator('#slips li', { hasText: '韩永和' }).getByRole('button', { name: '替他扫码' }).click();
    await page.getByRole('heading', { name: '韩永和', exact: true }).waitFor();
    await button('是我').click();
    await log().getByRole('button', { name: '把助手请进支部群' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '柳河村党员群' }).click();
    await button('只有党员').click();
    await log().getByText('大家好，我是支部助手').waitFor();
    expect(await page.locator('#slips li.used').count()).toBe(1);
  });

  it('says in words what went wrong', async () => {
    await page.route('**/rehearsal/say', (route) => route.abort());
    await page.getByLabel('写消息，回车发送').fill('到会');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('连不上演练程序').waitFor();
    expect(await page.getByLabel('写消息，回车发送').inputValue()).toBe('到会');
    await page.unroute('**/rehearsal/say');
  });

  it('shows one column at a time on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: '选人', exact: true }).click();
    expect(await page.getByLabel('找人').isVisible()).toBe(true);
    expect(await log().isVisible()).toBe(false);
    await page.getByRole('button', { name: '时间', exact: true }).click();
    expect(await page.getByRole('button', { name: '到下一件事' }).isVisible()).toBe(true);
    const overflow = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect(overflow).toBe(false);
  });

  it('has thrown nothing on the way', () => {
    expect(browser.troubles.filter((trouble) => !trouble.includes('ERR_FAILED'))).toEqual([]);
  });
});
