import type { Habits } from './habits.ts';
import type { Desk } from './play.ts';
import type { Room } from './room.ts';
import type { Branch, Payer } from './roster.ts';

/** What an officer writes, one message after the other, each confirmed before the next. */
export type Lines = ReadonlyMap<Branch, readonly string[]>;

const written = /^✓ 记好了/;

/** All branches at once write their first line and tap 对得上, then their second one, and so on. */
export function takeMoney({ room, office, isSpoken }: Desk, lines: Lines): void {
  const longest = Math.max(0, ...[...lines.values()].map(({ length }) => length));
  for (let at = 0; at < longest; at++) {
    const said = [...lines].flatMap(([branch, all]) => {
      const words = all[at];
      return words === undefined ? [] : [{ branch, from: branch.officer, words }];
    });
    confirmed(
      room,
      said.filter(({ branch }) => isSpoken(branch)),
    );
    office.take(
      said
        .filter(({ branch }) => !isSpoken(branch))
        .map(({ branch, from, words }) => ({ code: branch.code, from, words: words.replace(/^党费 ?/, '') })),
    );
  }
}

/** Written, answered where a reason is asked for, and confirmed. */
function confirmed(
  room: Room,
  said: readonly { readonly from: Branch['officer']; readonly words: string }[],
): void {
  room.say(said);
  const asked = said.filter(({ from }) => room.offers(from, '支部已同意'));
  room.tap(
    asked.map(({ from }) => ({ from, label: '支部已同意' })),
    /^记下原因/,
  );
  room.tap(
    said.map(({ from }) => ({ from, label: '对得上' })),
    written,
  );
}

/** What is written, who has paid then, and who will by when. */
interface Evening {
  readonly lines: readonly string[];
  readonly paid: ReadonlySet<Payer>;
  readonly byMonthEnd: readonly Payer[];
  readonly behind: readonly Payer[];
}

/**
 * What the officer writes on the evening of the Party day: money that others brought and months paid ahead, each in words of
 * its own, then 全部 but those who did not pay. `open`: who may owe anything now.
 */
export function evening(month: number, habits: Habits, open: readonly Payer[]): Evening {
  const when = new Map(open.map((payer) => [payer, habits.when(payer, month)]));
  const paying = open.filter((payer) => when.get(payer) === 'day');
  const of = (kind: string) => paying.filter((payer) => habits.of(payer).kind === kind);
  const ahead = [
    ...(month % 3 === 1 ? of('quarter').map(({ said }) => `${said}3个月`) : []),
    ...(month % 6 === 1 ? of('half').map(({ said }) => `${said}6个月`) : []),
    ...(month === 1 ? of('year').map(({ said }) => `${said}1-12月`) : []),
    ...of('relative').map(({ said }) => `${said}家属代交`),
  ];
  const others = of('member');
  const bringer = open.find((payer) => payer.post.includes('书记') && !others.includes(payer));
  const brought = bringer
    ? others.map(({ said }) => `党费 ${bringer.said}代${said}交`)
    : others.map(({ said }) => `党费 ${said}`);
  const missing = open.filter((payer) => when.get(payer) !== 'day');
  const names = missing.map(({ said }) => said).join('、');
  return {
    lines: [
      ...(ahead.length === 0 ? [] : [`党费 ${ahead.join('，')}`]),
      ...brought,
      missing.length === 0 ? '党费全部' : `党费全部除${names}`,
    ],
    paid: new Set(paying),
    byMonthEnd: missing.filter((payer) => when.get(payer) === 'monthEnd'),
    behind: missing.filter((payer) => when.get(payer) === 'nextMonth'),
  };
}
