import { expect, it, onTestFinished } from 'vitest';
import { pinoLog } from '../../src/adapters/log/pino-log.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { boomCommand } from '../harness/boom-command.ts';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import { token } from '../harness/conversation.ts';
import { memberName } from '../harness/village.ts';
import { plantTree } from '../tools/planted-tree.ts';

const password = 'GeheimesRedisWort';
const secretWords = ['秘密的话', '在村委会门口', '我今天生病了'] as const;

/** A command, its button and a job that throw errors which quote everything they know. */
const boom = boomCommand({
  button: `throw new Error('林福贵 按了 ' + payload + tx.people.personsNamed('林福贵').map(({ name }) => name).join());`,
  command: `throw Object.assign(new TypeError('林福贵说：' + args), { name: args, code: args });`,
});
const boomJob = `
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: { 'zh-CN': '一执行就出错', en: 'Throws when it runs' },
  lateLimitMs: 3_600_000,
  due: ({ now }) => [{ scope: 'county', period: '2026-11-10', planRevision: 0, dueAt: now }],
  run({ tx }): never {
    throw new Error('林福贵 的党费 ' + tx.people.personsNamed('林福贵').map(({ name }) => name).join());
  },
});
`;

async function busyBranch() {
  const planted = plantTree(['src', 'commands', 'jobs', 'package.json'], {
    'commands/boom.ts': boom,
    'jobs/boom.ts': boomJob,
  });
  onTestFinished(planted.remove);
  const lines: string[] = [];
  const log = pinoLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  const one = await openBranchTalk({
    code: planted.folder,
    log,
    env: { LOG_LEVEL: 'trace', REDIS_URL: `redis://default:${password}@127.0.0.1:1/0` },
  });
  return { one, lines };
}

/** A day on which much goes wrong. */
async function play(one: BranchTalk): Promise<void> {
  const { rehearsal, talk, secretary, members, group } = one;
  const { faults, people } = rehearsal;
  await one.plan();
  for (const words of secretWords) {
    await one.tell(words);
    await one.tell(`炸 ${words}`);
  }
  await one.tell('炸 按钮');
  const boom = rehearsal.lastMessage(secretary, { fromBot: true, containing: '按' });
  people.tap(secretary, 'bot', boom?.messageId ?? 0, '按我');
  await talk.settle();

  for (const broken of [fault.tooManyRequests(1), fault.cutAfter(), fault.badGateway(), fault.badRequest()]) {
    faults.add({ fault: broken, method: 'sendMessage' });
    one.queue(secretWords[1]);
    await one.pass(31_000);
  }
  await talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  for (const broken of [fault.serverError(), fault.badRequest('message to edit not found')])
    faults.add({ fault: broken, method: 'editMessageText' });
  faults.add({ fault: fault.truncated(), method: 'answerCallbackQuery' });
  for (const member of members.slice(0, 6)) one.tap(member, '签到');
  people.say(members[0] ?? secretary, group, '/leave@zhibu_test_bot 我今天生病了');
  await talk.settle();
  for (let n = 0; n < 3; n += 1) await one.pass(31_000);
  const card = rehearsal.lastMessage(group, { fromBot: true, containing: cardWords });
  people.tap(secretary, group, card?.messageId ?? 0, { row: 0, col: 0 });

  people.removeBot(group, secretary);
  one.queue('群里没有机器人了');
  await one.pass(1_000);
  const { store } = talk.app();
  const { write } = store;
  const fullDisk = () => {
    throw Object.assign(new Error(`INSERT ${secretWords[0]} ${token}`), { code: 'SQLITE_FULL' });
  };
  one.queue(secretWords[2]);
  store.write = fullDisk;
  const stalled = talk.logged('deliver.stalled');
  talk.clock.advanceBy(31_000);
  await stalled;
  const refused = talk.logged('telegram.accept-failed');
  people.say(secretary, 'bot', secretWords[0]);
  await refused;
  await fetch(`${talk.app().url}/readyz`);
  await fetch(`${talk.app().url}/metrics`);
  store.write = write;
  talk.clock.advanceBy(31_000);
  await talk.settle();

  // The token is refused for a while, and the link is cut.
  faults.add({ fault: fault.unauthorized(), method: 'getMe', times: 2 });
  const unauthorized = talk.logged('messenger.unauthorized');
  const restarted = talk.restart();
  await unauthorized;
  while (!rehearsal.isPolled()) {
    talk.clock.advanceBy(5_000);
    await fetch(`${talk.app().url}/healthz`).catch(() => undefined);
  }
  await restarted;
  const back = await talk.outage();
  one.queue(secretWords[2]);
  talk.app().tick();
  await back();
  await one.pass(31_000);
}

it('no line of the log at any level holds a name, a word, a button, the token or a password', async () => {
  const { one, lines } = await busyBranch();
  await play(one);
  const { rehearsal } = one;
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const entry of entries)
    expect(entry).toMatchObject({
      level: expect.stringMatching(/^(trace|debug|info|warn|error|fatal)$/) as string,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      event: expect.stringMatching(/^[a-z]+(\.[a-z-]+)+$/) as string,
    });
  const events = new Set(entries.map(({ event }) => event));
  for (const event of [
    ...['ingest.dead', 'job.failed', 'deliver.fault', 'deliver.stalled', 'edit.fault'],
    ...['telegram.accept-failed', 'telegram.poll-failed', 'messenger.unauthorized'],
  ])
    expect(events).toContain(event);

  const names = Array.from({ length: 30 }, (_, k) => memberName({ secretary: '林福贵' }, k));
  const buttons = rehearsal.calls().flatMap(({ params }) => {
    const sent = JSON.stringify(params);
    return [...sent.matchAll(/callback_data\\*":\\*"([^"\\]+)/g)].map(([, data = '']) => data);
  });
  const said = rehearsal
    .calls()
    .flatMap(({ params: { text } }) => (typeof text === 'string' && text !== '' ? [text] : []));
  expect(Math.min(buttons.length, said.length)).toBeGreaterThan(10);
  const all = lines.join('');
  const found = [
    ...names,
    '罗艳',
    '石桥村党员',
    ...secretWords,
    ...said,
    ...new Set(buttons),
    password,
  ].filter((secret) => all.includes(secret));
  expect(found).toEqual([]);
  expect(all).not.toContain(token.split(':')[1]);
});
