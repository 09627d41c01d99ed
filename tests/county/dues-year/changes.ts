import path from 'node:path';
import { handUpQuarter } from './hand-ups.ts';
import { dateOf } from './play.ts';
import type { Desk, Happenings } from './play.ts';
import { payerOf, setAmount, transfer, writeTable } from './roster.ts';
import type { Branch, Payer } from './roster.ts';
import { zhibu } from './shell.ts';

const isOrdinary = ({ post, dueFen }: Payer) => post === '' && dueFen === 50;

/** Transfers, deaths, new members, other amounts, money too much, money taken back, hand-ups: a few of each. */
export function changesOfTheYear(desk: Desk): Happenings {
  const { roster, random, room, isSpoken, habits } = desk;
  const spoken = roster.branches.filter((branch) => isSpoken(branch) && !branch.quarterly);
  const ordinary = (branch: Branch) =>
    branch.payers.filter((payer) => isOrdinary(payer) && habits.isPlain(payer));

  /** Ordinary members of different branches. */
  function draw(branches: readonly Branch[], count: number, from = ordinary): readonly Payer[] {
    return random
      .shuffled(branches)
      .flatMap((branch) => from(branch).slice(-1))
      .slice(0, count);
  }

  async function importRows(date: string, payers: readonly Payer[], since?: string): Promise<void> {
    const head = since === undefined ? roster.heads.members : [...roster.heads.members, '生效月'];
    const rows = payers.map(({ row }) => (since === undefined ? row : [...row, since]));
    writeTable(path.join(desk.cwd, 'changes.csv'), [head, ...rows]);
    const { status, out, err } = await zhibu(desk.cwd, date, 'import', 'changes.csv');
    if (status !== 0) throw new Error(out + err);
  }

  /** To a branch of another township whose Party day is on the same day of the month, and where nobody has the name. */
  function move(payers: readonly Payer[]): readonly Payer[] {
    return payers.filter((payer) => {
      const to = roster.branches.find(
        (branch) =>
          branch.township !== payer.branch.township &&
          branch.day === payer.branch.day &&
          !branch.quarterly &&
          branch.payers.every(({ row, said }) => row[2] !== payer.row[2] && said !== payer.said),
      );
      if (to) transfer(payer, to);
      return to !== undefined;
    });
  }

  function die(month: number): void {
    room.at(dateOf(month, 5), '09:00');
    const dying = [...draw(spoken, 1), ...draw(roster.branches, 2)];
    room.say(dying.map(({ branch, said }) => ({ from: branch.officer, words: `党员 ${said} 去世` })));
    for (const payer of dying) {
      const admin = roster.admins.get(payer.branch.township);
      if (!admin) throw new Error(`nobody in ${payer.branch.township}`);
      room.say([{ from: admin, words: '待办' }]);
      room.tap([{ from: admin, label: '去世' }], /记进名册了/);
      payer.branch.payers.splice(payer.branch.payers.indexOf(payer), 1);
    }
  }

  /** More money than is due lies on the table: some of it for months ahead, some given. */
  function giveMore(month: number): void {
    room.at(dateOf(month, 3), '09:00');
    draw(spoken, 4).forEach(({ branch: { officer }, said }, at) => {
      room.say([{ from: officer, words: at % 2 === 0 ? `党费 ${said}3元` : `党费 ${said}10元` }]);
      room.tap([{ from: officer, label: at % 2 === 0 ? '预交以后的月份' : '自愿多交' }], /^好的/);
      room.tap([{ from: officer, label: '对得上' }], /^✓ 记好了/);
    });
  }

  function changeAmounts(month: number): void {
    room.at(dateOf(month, 2), '09:00');
    for (const payer of draw(spoken, 3)) {
      const { officer } = payer.branch;
      const words = `党费 ${payer.said} 改成1元 从2026年${String(month + 1)}月 因收入变了`;
      room.say([{ from: officer, words }]);
      room.tap([{ from: officer, label: '记下' }], /^/);
      if (!room.last(officer).includes('1.00元')) throw new Error(room.last(officer));
      setAmount(payer, '1.00');
    }
  }

  return {
    async monthBegins(month) {
      if (month === 7) {
        const moved = move(draw(roster.branches, 8));
        const dearer = draw(roster.branches, 20).filter((payer) => !moved.includes(payer));
        for (const payer of dearer) setAmount(payer, '0.80');
        const [home] = spoken;
        const fresh = home && freshMember(home);
        room.at(dateOf(7, 1), '09:00');
        await importRows(dateOf(7, 1), [...moved, ...dearer, ...(fresh ? [fresh] : [])], '2026-07');
      }
      if (month === 4) changeAmounts(month);
      if (month === 3) giveMore(month);
      if (month === 3 || month === 8) die(month);
      if (month % 3 === 1 && month > 1) handUpQuarter(desk, (month - 1) / 3, dateOf(month, 8));
    },
    async dayAfter(month, paid) {
      if (month === 9 && paid.some(({ branch }) => branch.day === 10)) {
        const ahead = (branch: Branch) =>
          branch.payers.filter((payer) => payer.post === '' && habits.of(payer).kind === 'half');
        const gathered = roster.branches.filter(({ day }) => day === 10);
        await importRows(dateOf(9, 11), move(draw(gathered, 3, ahead)));
      }
      if (month !== 5) return [];
      const wrong = paid
        .filter((payer) => isSpoken(payer.branch) && isOrdinary(payer) && habits.isPlain(payer))
        .slice(0, 1);
      room.say(
        wrong.map(({ branch, said }) => ({ from: branch.officer, words: `党费 撤销 ${said} 记错人了` })),
      );
      for (const { branch } of wrong)
        if (!/撤销好了/.test(room.last(branch.officer))) throw new Error(room.last(branch.officer));
      return wrong;
    },
  };
}

function freshMember(branch: Branch): Payer {
  const [like] = branch.payers;
  const row = [...(like?.row ?? [])];
  Object.assign(row, { 1: `${branch.code}901`, 2: '欧阳新生', 3: '预备', 4: '', 5: '', 6: '', 7: '' });
  Object.assign(row, { 8: '农民', 9: '0.50', 10: '', 11: '' });
  const payer = payerOf(row, branch);
  branch.payers.push(payer);
  return payer;
}
