import type { DueOccurrence, JobCall } from '../../../job.ts';
import { nextPermittedFrom } from '../../../domain/calendar/quiet-hours.ts';
import {
  addMonths,
  instantAt,
  lastDate,
  localOf,
  monthOf,
  monthsBetween,
} from '../../../domain/calendar/time.ts';
import { arrearsLevels } from '../../../domain/dues/arrears.ts';
import type { ArrearsRun } from '../../../domain/dues/arrears.ts';
import type { BranchId, Instant, LocalDate, LocalTime, PersonId } from '../../../domain/ids.ts';
import type { CardRequest, StepOutcome } from '../../../domain/outcome.ts';
import type { Branch } from '../../../ports/store/org.ts';
import { cardKinds } from '../../cards/touch.ts';
import { officerPrompt } from '../../plan/budget.ts';
import { isLeftAlone } from '../../plan/condition.ts';
import { within } from '../../plan/steps.ts';
import { officerPosts, writable } from '../../roster/officers.ts';
import { settingFor } from '../../settings/effective.ts';
import { forgetUntold, noteRun } from './arrears-notes.ts';
import type { ArrearsNote, ArrearsNoted } from './arrears-notes.ts';
import { branchArrears, secretaries } from './branch-arrears.ts';
import type { Debtor } from './branch-arrears.ts';

const dayOfMonth = '03';
const at = '09:30' as LocalTime;
const evening = '19:00' as LocalTime;

/** One a bound branch and month: on the 3rd at 9:30, or the next permitted hour after it. */
export function arrearsDue(
  { tx, rules }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const monthAt = (instant: Instant) => monthOf(localOf(instant, rules.zone).date);
  // Long holidays can carry a month's occurrence into the next one.
  return monthsBetween(addMonths(monthAt(window.from), -1), monthAt(window.to)).flatMap((month) => {
    const date = `${month}-${dayOfMonth}` as LocalDate;
    const dueAt = nextPermittedFrom(instantAt(date, at, rules.zone), rules);
    if (!within(dueAt, window)) return [];
    return tx.org.branches().flatMap((branch): readonly DueOccurrence[] => {
      const served = tx.chats.servedSince(branch.id);
      return served !== undefined && served.since <= dueAt
        ? [{ scope: `branch:${String(branch.id)}`, period: month, planRevision: 0, dueAt }]
        : [];
    });
  });
}

/**
 * A private word to everybody newly in arrears, and one to the secretary about those for whom it has become three months, or
 * five. Each run of months is spoken of once, ever, at each level; whoever cannot be written to, or whom the word did not
 * reach, is told when he can be.
 */
export function tellArrears(call: JobCall, scope: string): StepOutcome {
  const { tx, now, rules } = call;
  const branch = tx.org.branch(Number(scope.split(':')[1]) as BranchId);
  const today = localOf(now, rules.zone).date;
  if (!branch || isLeftAlone(tx, branch, monthOf(today))) return { skipped: 'left alone now' };
  const { asked, book } = branchArrears(tx, branch.id, today);
  if (book.isBehind) return { skipped: 'nobody to remind' };
  const toOwn = settingFor(tx, 'duesCard', branch) === 'officer' ? [] : toPeople(call, branch, asked, today);
  const cards = [...toOwn, ...toSecretary(call, branch, asked, today)];
  return cards.length === 0 ? { skipped: 'nobody to remind' } : { cards };
}

/** To each what is in arrears; drawn when it leaves, so that it says what is open by then. */
function toPeople(
  call: JobCall,
  branch: Branch,
  asked: readonly Debtor[],
  today: LocalDate,
): readonly CardRequest[] {
  const { tx, now, rules } = call;
  const officers = new Set(officerPosts(tx, branch.id, today).map(({ personId }) => personId));
  const end = instantAt(lastDate(monthOf(today)), evening, rules.zone);
  return asked.flatMap(({ member, runs }): readonly CardRequest[] => {
    const { id } = member.person;
    const reached = writable(tx, id);
    if (!reached) return [];
    forgetUntold(tx, cardKinds.ownArrears, `${String(id)}:`);
    const noted = runs.flatMap((run) => {
      const { isNew, notes } = noteRun(tx, now, id, run, arrearsLevels.person);
      return isNew ? notes : [];
    });
    if (noted.length === 0) return [];
    const view: OwnArrearsView = { branchId: branch.id, noted };
    const leaves = officers.has(id)
      ? officerPrompt({ now, rules }, reached, branch.id)
      : { chatId: reached.chatId, wave: true, guards: [{ kind: 'quiet' } as const] };
    return [
      {
        ...leaves,
        kind: cardKinds.ownArrears,
        subject: `${String(id)}:${String(now)}`,
        view,
        guards: [
          ...(leaves.guards ?? []),
          { kind: 'until', instant: end },
          { kind: 'duesOpen', personId: id, months: noted.map(({ month }) => month) },
        ],
      },
    ];
  });
}

/** The months that a person is told of. */
export interface OwnArrearsView extends ArrearsNoted {
  readonly branchId: BranchId;
}

/** 书记, or 副书记 where he cannot be written to. Nobody is told about himself: that stays in 待办. */
function toSecretary(
  call: JobCall,
  branch: Branch,
  asked: readonly Debtor[],
  today: LocalDate,
): readonly CardRequest[] {
  const { tx, now } = call;
  const reader = secretaries(tx, branch.id, today).find(({ personId }) => writable(tx, personId));
  if (!reader) return [];
  forgetUntold(tx, cardKinds.duesArrearsWord, `${String(branch.id)}:`);
  const told = asked
    .filter(({ member }) => member.person.id !== reader.personId)
    .map(({ member, runs }) => {
      const { id } = member.person;
      return { id, noted: runs.flatMap((run) => noteForSecretary(call, id, run)) };
    })
    .filter(({ noted }) => noted.length > 0);
  if (told.length === 0) return [];
  const view: ArrearsWordView = { only: told.map(({ id }) => id), noted: told.flatMap(({ noted }) => noted) };
  const subject = `${String(branch.id)}:${String(now)}`;
  return [{ kind: cardKinds.duesArrearsWord, subject, view, ...officerPrompt(call, reader, branch.id) }];
}

/** Of whom the secretary is told. */
export interface ArrearsWordView extends ArrearsNoted {
  readonly only: readonly PersonId[];
}

/** What is noted when the run has come to a level that was not spoken of before; else nothing. */
function noteForSecretary({ tx, now }: JobCall, id: PersonId, run: ArrearsRun): readonly ArrearsNote[] {
  const reached = arrearsLevels.secretary.filter((level) => run.level >= level);
  const noted = reached.map((level) => noteRun(tx, now, id, run, level));
  return noted.at(-1)?.isNew === true ? noted.flatMap(({ notes }) => notes) : [];
}
