import { monthsBetween } from '../../src/domain/calendar/time.ts';
import type { BranchId, LocalDate, Month, PersonId } from '../../src/domain/ids.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { FactValues } from '../../src/domain/people/facts.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { openBoundVillage } from './bound.ts';
import type { BoundVillage } from './bound.ts';
import { planOf } from './party-day.ts';
import { memberName } from './village.ts';

const branch = planOf({ away: 0 });
export const name = (k: number) => memberName(branch, k);
export const everybody = Array.from({ length: 12 }, (_, k) => k);
export const secretary = 0;
export const organiser = 1;
export const debtor = 8;

/** All have paid to October 2027 but those who owe; who owes can be written to. */
export async function openArrears(
  owing: readonly number[] = [debtor],
  date = '2026-11-06',
): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date, time: '10:00' } });
  for (const k of owing) opened.talk.rehearsal.people.pressStart(opened.person(k));
  await opened.talk.settle();
  const others = everybody.filter((k) => !owing.includes(k));
  paid(opened, others.map(name), [date.slice(0, 7), '2027-10']);
  return opened;
}

const words = '党费账上';
export const sentence = '请支部核实原因并帮助教育';

export const told = ({ talk, person }: BoundVillage, k: number, containing = words) =>
  talk.rehearsal
    .messages(person(k))
    .filter(({ fromBot, text }) => fromBot && text.includes(containing))
    .map(({ text }) => text);

/** Mornings of the third, or of the next day on which the bot may write. */
const checks = {
  december: ['2026-12-03', '09:31'],
  january: ['2027-01-04', '09:31'],
  february: ['2027-02-03', '09:31'],
  march: ['2027-03-03', '09:31'],
  april: ['2027-04-07', '09:31'],
  may: ['2027-05-06', '09:31'],
  june: ['2027-06-03', '09:31'],
  july: ['2027-07-05', '09:31'],
} as const;

export async function through(one: BoundVillage, ...months: readonly (keyof typeof checks)[]): Promise<void> {
  for (const month of months) {
    const [date, time] = checks[month];
    await one.talk.advanceTo(date, time);
  }
}

export const todo = async ({ say, person, latest }: BoundVillage, k: number) => {
  await say(person(k), 'bot', '待办');
  return latest(person(k)).text;
};

function found(tx: Tx, who: string): { readonly branchId: BranchId; readonly personId: PersonId } {
  const branchId = tx.org.branchByCode(branch.code)?.id;
  const personId = tx.people.personsNamed(who)[0]?.id;
  if (branchId === undefined || personId === undefined) throw new Error(`nobody called ${who}`);
  return { branchId, personId };
}

/** Writes into the ledger that these people paid every month of the span, at half a yuan each. */
export function paid(
  { talk }: BoundVillage,
  names: readonly string[],
  [from, to]: readonly [string, string],
): void {
  const now = talk.clock.now();
  const shares = monthsBetween(from as Month, to as Month).map((month) => ({ month, fen: 50 }));
  talk.app().store.write((tx) => {
    for (const who of names) {
      const { branchId, personId } = found(tx, who);
      const actId = tx.dues.openAct({ branchId, plan: {}, at: now, by: 'operator' });
      tx.dues.pay({
        branchId,
        personId,
        receiptYear: Number(from.slice(0, 4)),
        amountFen: shares.length * 50,
        extraFen: 0,
        shares,
        paidBy: 'self',
        payerId: null,
        flags: [],
        actId,
        at: now,
        by: 'operator',
        key: `act:${String(actId)}`,
        reversesSeq: null,
        reasonHash: null,
      });
      tx.dues.settleAct(actId, 'written', now, 'operator');
    }
  });
}

/** The person says that it is paid up to that month; nobody has answered. */
export function claimPaid({ talk, person }: BoundVillage, k: number, until: string): void {
  talk.app().store.write((tx) => {
    const account = tx.accounts.byUser('telegram', String(person(k).id));
    if (!account) throw new Error('not bound');
    const at = talk.clock.now();
    tx.dues.addClaim({ ...found(tx, name(k)), until: until as Month, at, accountId: account.id });
  });
}

/** Puts the dues of somebody off, as a leader of the branch agreed. */
export function putOff({ talk }: BoundVillage, k: number, until: string, reason: string): void {
  talk.app().store.write((tx) => {
    const of = found(tx, name(k));
    const reasonHash = tx.attendance.keepText(reason, { personId: of.personId });
    tx.dues.putExcuse({ ...of, until: until as Month, reasonHash, at: talk.clock.now(), by: 'operator' });
  });
}

/** From that day on something else holds for somebody. */
export function changeFact<Field extends 'duesClass' | 'status' | 'posts'>(
  { talk }: BoundVillage,
  k: number,
  field: Field,
  value: FactValues[Field],
  from: string,
): void {
  talk.app().store.write((tx) => {
    tx.people.addFact({
      personId: found(tx, name(k)).personId,
      field,
      value: factValue(value),
      from: from as LocalDate,
      at: talk.clock.now(),
      by: 'operator',
      source: 'officer',
    });
  });
}
