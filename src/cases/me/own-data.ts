import type { FileCall, FileMaker } from '../../file-maker.ts';
import { madeUpPeople } from '../../domain/attendance/state.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { BranchId, Month, PersonId } from '../../domain/ids.ts';
import type { Fact, FactField, FactValues } from '../../domain/people/facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { personOn } from '../roster/roster-on.ts';
import { ownDuesData } from './own-dues-data.ts';

const shownDays = 120;

type Seen = Pick<FileCall, 'tx' | 'today' | 'text' | 'rules'>;

/** Everything kept about a person, as text that the person can read (PIPL art. 45: access and copy). */
function ownData({ tx, today, text, rules }: Seen, personId: PersonId): string {
  const person = tx.people.person(personId);
  const state = personOn(tx, personId, today);
  const { dataFields: fields, dataLine, dataFact, dataDay, dataWords } = text.me;
  const branch = state && tx.org.branch(state.branch);
  const group = state === undefined || state.group === null ? undefined : tx.org.partyGroup(state.group);
  const accounts = tx.accounts
    .bindingsOfPerson(personId)
    .flatMap(({ accountId }) => tx.accounts.account(accountId) ?? [])
    .map((account) => `${account.messenger} ${account.userId} ${account.displayName}`);
  const facts = tx.people
    .facts([personId])
    .map((fact) => `  ${dataFact(fact.from, fact.field, factWords(tx, fact, text), fact.source)}`);
  const dues = ownDuesData(tx, personId, text, rules.zone);
  const days = attendanceDays(tx, personId, branch?.id).map(({ date, attendance, madeUp }) => {
    const label = text.month.stateLabels[attendance];
    return `  ${dataDay(date, madeUp ? text.makeUp.own(label) : label)}`;
  });
  return [
    text.me.dataTitle,
    dataLine(fields.number, person?.number ?? dataWords.none),
    dataLine(fields.name, person?.name ?? dataWords.none),
    dataLine(fields.alias, person?.alias ?? dataWords.none),
    dataLine(fields.branch, branch?.name ?? dataWords.none),
    dataLine(fields.group, group?.name ?? dataWords.none),
    dataLine(fields.account, listed(accounts, text)),
    dataLine(fields.facts, facts.length === 0 ? dataWords.none : ''),
    ...facts,
    dataLine(fields.attendance, days.length === 0 ? dataWords.none : ''),
    ...days,
    dataLine(text.duesCard.data.heading, dues.length === 0 ? dataWords.none : ''),
    ...dues.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** Days with anything about the person, newest first: a state, or make-up study in the own branch without one. */
function attendanceDays(tx: Tx, personId: PersonId, branchId: BranchId | undefined) {
  const ids = new Set(tx.attendance.ofPerson(personId, shownDays).map(({ partyDayId }) => partyDayId));
  for (const { id } of branchId === undefined ? [] : tx.partyDays.history(branchId, shownDays)) ids.add(id);
  return [...ids]
    .flatMap((id) => {
      const day = tx.partyDays.partyDay(id);
      const attendance = tx.attendance.states(id).get(personId);
      const madeUp = madeUpPeople(tx.attendance.entries(id)).has(personId);
      return day && (attendance !== undefined || madeUp)
        ? [{ date: day.date, attendance: attendance ?? ('unrecorded' as const), madeUp }]
        : [];
    })
    .sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** What the ledger says, in words. */
function factWords(tx: Tx, fact: Fact, text: Catalog): string {
  const { dataWords: words } = text.me;
  const branchName = (id: FactValues['branch']) => tx.org.branch(id)?.name ?? words.none;
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties the value to its field
  const valueOf = <F extends FactField>(): FactValues[F] => JSON.parse(fact.value) as FactValues[F];
  switch (fact.field) {
    case 'branch':
      return branchName(valueOf<'branch'>());
    case 'alsoBranches':
      return listed(valueOf<'alsoBranches'>().map(branchName), text);
    case 'status':
      return words.status(valueOf<'status'>());
    case 'posts':
      return listed(valueOf<'posts'>().map(words.post), text);
    case 'group': {
      const id = valueOf<'group'>();
      return (id === null ? undefined : tx.org.partyGroup(id)?.name) ?? words.none;
    }
    case 'away':
      return valueOf<'away'>() ? words.yes : words.no;
    case 'excused':
      return valueOf<'excused'>() ? words.yes : words.no;
    case 'reviewDate': {
      const date = valueOf<'reviewDate'>();
      return date === null ? words.none : words.date(date);
    }
    case 'duesClass':
      return words.duesClass(valueOf<'duesClass'>());
    case 'duesFen':
      return words.yuan(yuan(valueOf<'duesFen'>()));
    case 'paidUntil': {
      const month = valueOf<'paidUntil'>();
      return month === null ? words.none : words.month(month as Month);
    }
    case 'paysThrough': {
      const cell = valueOf<'paysThrough'>();
      return cell === null ? words.none : words.paysThrough(cell);
    }
    case 'contact': {
      const number = valueOf<'contact'>();
      if (number === null) return words.none;
      const contact = tx.people.personByNumber(number);
      return contact ? words.person(contact.name, number) : number;
    }
  }
}

function listed(words: readonly string[], { me }: Catalog): string {
  return words.length === 0 ? me.dataWords.none : me.dataWords.list(words);
}

/** The same as a file to keep. */
export const ownDataFile: FileMaker = (call, input) => {
  const { text } = call;
  const { personId } = input as { personId: PersonId };
  const bytes = new TextEncoder().encode(`\uFEFF${ownData(call, personId)}`);
  return { fileName: text.me.dataFile, bytes, caption: text.me.dataCaption };
};
