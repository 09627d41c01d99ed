import { expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { widthOf } from '../../src/text/two-abreast.ts';
import { playDigests } from './digest-year/digests.ts';
import type { Sent } from './digest-year/digests.ts';
import { liveMonth } from './digest-year/life.ts';
import { openCounty } from './digest-year/world.ts';

/*
 * Three townships through three months: nineteen villages of which four never came and two are 线下, sixty branches, and a single
 * one. What their admins read stands in `docs/digest-transcripts.md`, as it was sent.
 */

const months = ['2026-09', '2026-10', '2026-11'] as Month[];
const heads = '东西南北上下新老大小';
const tails = ['柳', '槐', '杏', '石', '白', '龙'];

interface Shape {
  readonly township: string;
  readonly villages: number;
  readonly branchesEach: number;
  /** So many of the last ones are 线下. */
  readonly offline: number;
  /** So many of the first ones never came. */
  readonly unbound: number;
}

const shapes: readonly Shape[] = [
  { township: '望河镇', villages: 19, branchesEach: 1, offline: 2, unbound: 4 },
  { township: '清河口镇', villages: 30, branchesEach: 2, offline: 3, unbound: 2 },
  { township: '孤山乡', villages: 1, branchesEach: 1, offline: 0, unbound: 0 },
];

function filesOf({ township, villages, branchesEach, offline, unbound }: Shape) {
  const branches = ['县,乡镇,村,支部编号,支部,党日,状态'];
  const members = ['支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机,已缴至'];
  const expected = new Map<string, readonly string[]>();
  const never = new Set<string>();
  for (let n = 0; n < villages; n += 1)
    for (let k = 0; k < branchesEach; k += 1) {
      const village = `${heads[n % heads.length] ?? ''}${tails[Math.floor(n / heads.length)] ?? ''}庄村`;
      const name = branchesEach === 1 ? `${village}党支部` : `${village}第${'一二'[k] ?? ''}党支部`;
      const code = `T${String(n + 1).padStart(2, '0')}${String(k + 1)}`;
      branches.push(
        ['青禾县', township, village, code, name, '15', n >= villages - offline ? '线下' : ''].join(','),
      );
      if (n < unbound) never.add(code);
      const people = Array.from({ length: 10 + ((n * 7 + k) % 9) }, (_, at) => `${code}${String(at)}`);
      expected.set(code, people);
      // Of every ninth branch the dues are not recorded.
      const paidUntil = (n + k) % 9 === 5 ? '2026-08' : '2026-12';
      for (const [at, number] of people.entries())
        members.push(
          [
            code,
            number,
            `党员${number}`,
            '正式',
            at === 0 ? '书记' : '',
            '',
            '',
            '',
            '农民',
            '0.50',
            '是',
            paidUntil,
          ].join(','),
        );
    }
  const admins = ['县,乡镇,编号,职务,姓名', `青禾县,${township},A1,组织委员,罗艳`];
  const files = {
    'branches.csv': branches.join('\n'),
    'members.csv': members.join('\n'),
    'admins.csv': admins.join('\n'),
  };
  return { files, expected, never };
}

async function read(shape: Shape): Promise<readonly Sent[]> {
  const { files, expected, never } = filesOf(shape);
  const store = await openCounty(files, never);
  try {
    return playDigests(store, months, (month) => {
      liveMonth(store, month, expected, { silent: never, seed: 5 });
    });
  } finally {
    store.close();
  }
}

const title = (one: Sent) => {
  const [, month = ''] = one.month.split('-');
  const issue = one.issue.startsWith('digest') ? '各支部' : one.issue === 'first' ? '党日后第三天' : '终稿';
  return `### ${String(Number(month))}月，${issue}（${one.today}）`;
};

it('read well three months in a row', async () => {
  const parts: string[] = [
    '# What a township reads',
    '',
    'Digests of three invented townships as they were sent, with the buttons under them; `tests/county/digest-townships.test.ts` holds this page. The pictures and the',
    'workbook behind each digest: [the pictures](digest/pictures.md).',
  ];
  for (const shape of shapes) {
    const sent = (await read(shape)).filter(({ month }) => months.includes(month));
    const cards = sent.filter(({ townshipId }) => townshipId !== null);
    expect(cards).toHaveLength(2 * months.length);
    for (const { texts } of sent) {
      const [text = ''] = texts;
      expect(text.length).toBeLessThanOrEqual(4096);
      // One screen of a phone: so many lines, counting those that wrap.
      const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(widthOf(line) / 22), 0);
      expect(lines, text).toBeLessThanOrEqual(36);
    }
    const count = shape.villages * shape.branchesEach;
    parts.push('', `## ${shape.township}: ${String(count)} ${count === 1 ? 'branch' : 'branches'}`);
    for (const one of sent) {
      const [text = '', ...buttons] = one.texts;
      parts.push('', title(one), '', '```text', text);
      if (buttons.length > 0) parts.push('', buttons.map((label) => `[${label}]`).join(' '));
      parts.push('```');
    }
  }
  await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot('../../docs/digest-transcripts.md');
}, 600_000);
