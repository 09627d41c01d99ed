import { yuan } from '../../../src/domain/dues/payment.ts';
import type { Desk } from './play.ts';
import type { Branch } from './roster.ts';

/** Whoever hands up one yuan less, or half a yuan more, than the ledger says, in which quarter. */
const lessEvery = 27;
const moreEvery = 41;
/** One township in three leaves one hand-up of the quarter without its word. */
const silentEvery = 3;

/** Every branch carries the quarter's money to its township, which says 确认收到 to most of it. */
export function handUpQuarter(desk: Desk, quarter: number, date: string): void {
  const { room, office, roster, isSpoken } = desk;
  room.at(date, '10:00');
  const said = roster.branches.flatMap((branch, at) => {
    const cash = cashOf(desk, branch);
    const wrong = at % lessEvery === quarter ? -100 : at % moreEvery === quarter ? 50 : 0;
    const fen = cash + wrong > 0 ? cash + wrong : cash;
    if (fen <= 0) return [];
    const receipt = `${String(quarter)}${String(at).padStart(3, '0')}`;
    return [{ branch, from: branch.officer, words: `${yuan(fen)} 收据${receipt}` }];
  });
  const spoken = said.filter(({ branch }) => isSpoken(branch));
  room.say(spoken.map(({ from, words }) => ({ from, words: `上缴 ${words}` })));
  room.tap(
    spoken.map(({ from }) => ({ from, label: '登记' })),
    /^✓ 记上了/,
  );
  office.handUp(
    said
      .filter(({ branch }) => !isSpoken(branch))
      .map(({ branch, from, words }) => ({ code: branch.code, from, words })),
  );
  for (const [at, [township, admin]] of [...roster.admins].entries()) {
    const silent = at % silentEvery === quarter % silentEvery ? 1 : 0;
    const first = roster.branches.find((branch) => branch.township === township);
    if (!first || !isSpoken(first)) {
      office.receive(admin, (waiting) => waiting - silent);
      continue;
    }
    room.say([{ from: admin, words: '待办' }]);
    for (let left = spoken.length - silent; left > 0; left--)
      room.tap([{ from: admin, label: '确认收到' }], /收到了。$/);
  }
}

function cashOf({ bench }: Desk, { code }: Branch): number {
  return bench.read((tx) => {
    const id = tx.org.branchByCode(code)?.id;
    if (id === undefined) throw new Error(`no branch ${code}`);
    const sum = (all: readonly { readonly amountFen: number }[]) =>
      all.reduce((fen, { amountFen }) => fen + amountFen, 0);
    return sum(tx.dues.takenBy(id)) - sum(tx.dues.handUps(id));
  });
}
