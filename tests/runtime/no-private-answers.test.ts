import { expect, it } from 'vitest';
import { askDues } from '../../src/cases/dues/ask-dues.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { Instant, LocalDate } from '../../src/domain/ids.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { momentIn } from '../../src/runtime/world.ts';
import { group, openBoundBranch } from '../harness/bound-branch.ts';
import type { Phone } from '../harness/ingest-bench.ts';

/* A messenger that cannot answer a tap in a group so that only the tapper sees it. */

const elsewhere = '党费的事只在私聊里说。请先点开助手，按“开始”，再在那里写。';

/** 张三 pays half a yuan a month; his account is bound. */
async function openBranch(privateAnswer: boolean) {
  const opened = await openBoundBranch(privateAnswer);
  const { bench, village } = opened;
  const zhang = bench.phone('小张');
  bench.write((tx) => {
    const found = tx.people.personByNumber('N0003');
    if (!found) throw new Error('no 张三');
    tx.people.addFact({
      personId: found.id,
      field: 'duesFen',
      value: factValue(50),
      from: '2026-11-01' as LocalDate,
      at: 0 as Instant,
      by: 'operator',
      source: 'import',
    });
    const { id } = tx.accounts.ensure('telegram', zhang.userId, zhang.name);
    const binding = { accountId: id, personId: found.id, adminId: null, since: 0 as Instant, by: 'test' };
    tx.accounts.bind({ ...binding, relation: 'self' });
  });
  return {
    ...opened,
    zhang,
    inGroup: () => bench.shown(group).map(({ content }) => content.text),
    said: (to: Phone) => bench.shown(to).map(({ content }) => content.text),
    /** What the dues day of the branch brings. */
    ask: () => {
      bench.write((tx) => {
        const moment = momentIn(bench.world, tx);
        const asked = askDues(moment, { scope: `branch:${String(village.first)}`, period: '2026-11' });
        writeOutcome(tx, moment.now, asked);
      });
      bench.phones.deliver();
    },
    /** The dues card, however it came into the group. */
    putCard: () => {
      bench.write((tx) => {
        const chat = tx.chats.ensure('telegram', { externalId: group, kind: 'group' });
        writeOutcome(tx, bench.clock.now(), {
          cards: [{ kind: 'dues', chatId: chat.id, subject: '2026-11' }],
        });
      });
      bench.phones.deliver();
    },
  };
}

it('has no dues card in the group: each is asked privately', async () => {
  const without = await openBranch(false);
  without.bench.say(without.zhang, '帮助');
  without.ask();
  expect(without.inGroup().join('\n')).not.toContain('11月党费');
  expect(without.said(without.zhang).at(-1)).toContain('11月党费0.50元：还没交');

  const usual = await openBranch(true);
  usual.bench.say(usual.zhang, '帮助');
  usual.ask();
  expect(usual.inGroup().at(-1)).toContain('应交1人');
  expect(usual.said(usual.zhang).join('\n')).not.toContain('党费0.50元');
});

it('says the own dues, and what is claimed, in the private chat', async () => {
  const { bench, zhang, putCard, inGroup, said } = await openBranch(false);
  bench.say(zhang, '帮助');
  putCard();
  const before = inGroup().length;
  bench.tap(zhang, '我的党费', group);
  expect(said(zhang).at(-1)).toContain('每月0.50元');
  bench.tap(zhang, '已交', group);
  expect(said(zhang).at(-1)).toContain('11月党费');
  expect(inGroup()).toHaveLength(before);
});

it.each(['我的党费', '已交'])(
  'answers [%s] with where to ask, where the person has no private chat',
  async (label) => {
    const { bench, zhang, putCard, inGroup } = await openBranch(false);
    putCard();
    bench.tap(zhang, label, group);
    expect(inGroup().at(-1)).toBe(elsewhere);
    expect(inGroup().join('\n')).not.toMatch(/0\.50|还没交|张三/);
  },
);

it('takes words about dues said in the group without a message there', async () => {
  const { bench, zhang, village, inGroup } = await openBranch(false);
  const before = inGroup().length;
  for (const words of ['/paid', '党费交了', '/paid 3个月', '我的党费']) bench.say(zhang, words, group);
  expect(inGroup()).toHaveLength(before);
  expect(bench.read((tx) => tx.dues.pendingClaims(village.first).length)).toBe(1);
});
