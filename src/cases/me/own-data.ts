import type { FileMaker } from '../../file-maker.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { personOn } from '../roster/roster-on.ts';

/** Everything kept about a person, as text that the person can read (PIPL art. 45: access and copy). */
function ownData(tx: Tx, personId: PersonId, today: LocalDate, text: Catalog): string {
  const person = tx.people.person(personId);
  const state = personOn(tx, personId, today);
  const fields = text.me.dataFields;
  const branch = state && tx.org.branch(state.branch);
  const group = state === undefined || state.group === null ? undefined : tx.org.partyGroup(state.group);
  const accounts = tx.accounts
    .bindingsOfPerson(personId)
    .flatMap(({ accountId }) => tx.accounts.account(accountId) ?? [])
    .map((account) => `${account.messenger} ${account.userId} ${account.displayName}`);
  const facts = tx.people
    .facts([personId])
    .map(({ field, value, from, source }) => `  ${from} ${field} = ${value} (${source})`);
  const days = tx.attendance.ofPerson(personId, 120).flatMap(({ partyDayId, state: attendance }) => {
    const day = tx.partyDays.partyDay(partyDayId);
    return day ? [`  ${day.date} ${text.month.stateLabels[attendance]}`] : [];
  });
  return [
    text.me.dataTitle,
    `${fields.number}: ${person?.number ?? ''}`,
    `${fields.name}: ${person?.name ?? ''}`,
    `${fields.alias}: ${person?.alias ?? ''}`,
    `${fields.branch}: ${branch?.name ?? ''}`,
    `${fields.group}: ${group?.name ?? ''}`,
    `${fields.account}: ${accounts.join('; ')}`,
    `${fields.facts}:`,
    ...facts,
    `${fields.attendance}:`,
    ...days,
    '',
  ].join('\n');
}

/** The same as a file to keep. */
export const ownDataFile: FileMaker = ({ tx, today, text }, input) => {
  const { personId } = input as { personId: PersonId };
  const bytes = new TextEncoder().encode(`\uFEFF${ownData(tx, personId, today, text)}`);
  return { fileName: text.me.dataFile, bytes, caption: text.me.dataCaption };
};
