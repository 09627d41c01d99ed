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
import type { BranchId, Instant, LocalDate, LocalTime, Month, PersonId } from '../../../domain/ids.ts';
import type { CardButton, CardRequest, Message, StepOutcome } from '../../../domain/outcome.ts';
import type { Guard } from '../../../domain/delivery/guards.ts';
import type { Branch } from '../../../ports/store/org.ts';
import { cardKinds } from '../../cards/touch.ts';
import { officerPrompt } from '../../plan/budget.ts';
import { isLeftAlone } from '../../plan/condition.ts';
import { within } from '../../plan/steps.ts';
import { officerPosts, writable } from '../../roster/officers.ts';
import { settingFor } from '../../settings/effective.ts';
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
 * five. Each run of months is spoken of once, ever, at each level; whoever cannot be written to is told when he can.
 */
export function tellArrears(call: JobCall, scope: string, period: string): StepOutcome {
  const { tx, now, rules } = call;
  const branch = tx.org.branch(Number(scope.split(':')[1]) as BranchId);
  const today = localOf(now, rules.zone).date;
  if (!branch || isLeftAlone(tx, branch, monthOf(today))) return { skipped: 'left alone now' };
  const { asked } = branchArrears(tx, branch.id, today);
  const messages =
    settingFor(tx, 'duesCard', branch) === 'officer' ? [] : toPeople(call, branch, asked, today);
  const cards = toSecretary(call, branch, asked, period, today);
  return messages.length + cards.length === 0 ? { skipped: 'nobody to remind' } : { messages, cards };
}

function toPeople(
  call: JobCall,
  branch: Branch,
  asked: readonly Debtor[],
  today: LocalDate,
): readonly Message[] {
  const { tx, now, text, rules } = call;
  const officers = new Set(officerPosts(tx, branch.id, today).map(({ personId }) => personId));
  return asked.flatMap(({ member, runs }): readonly Message[] => {
    const { id } = member.person;
    const reached = writable(tx, id);
    if (!reached) return [];
    const untold = runs.filter((run) => noteRun(call, id, run, arrearsLevels.person));
    if (untold.length === 0) return [];
    const months = untold.flatMap((run) => run.months.map(({ month }) => month));
    const openFen = untold.reduce((sum, run) => sum + run.openFen, 0);
    const end = instantAt(lastDate(monthOf(today)), evening, rules.zone);
    const stillOpen = months.map((month): Guard => ({ kind: 'duesOpen', personId: id, month }));
    const leaves = officers.has(id)
      ? officerPrompt({ now, rules }, reached, branch.id)
      : { chatId: reached.chatId, wave: true, guards: [{ kind: 'quiet' } as const] };
    return [
      {
        ...leaves,
        key: `dues-arrears:${String(id)}:${months[0] ?? ''}`,
        content: {
          text: text.duesArrears.toPerson(branch.name, months, openFen, today),
          buttons: [ownButtons(text, months.at(-1) ?? monthOf(today))],
        },
        guards: [...(leaves.guards ?? []), { kind: 'until', instant: end }, ...stillOpen],
      },
    ];
  });
}

/** [已交] of everything that is open up to that month, and [我的党费]. */
function ownButtons({ duesCard }: JobCall['text'], payload: Month): readonly CardButton[] {
  return [
    { label: duesCard.buttonPaid, action: 'paid.tap', payload },
    { label: duesCard.buttonMine, action: 'dues.mine', payload },
  ];
}

/** 书记, or 副书记 where he cannot be written to. Nobody is told about himself: that stays in 待办. */
function toSecretary(
  call: JobCall,
  branch: Branch,
  asked: readonly Debtor[],
  period: string,
  today: LocalDate,
): readonly CardRequest[] {
  const reader = secretaries(call.tx, branch.id, today).find(({ personId }) => writable(call.tx, personId));
  if (!reader) return [];
  const only = asked.flatMap(({ member, runs }) => {
    const { id } = member.person;
    if (id === reader.personId) return [];
    return runs.filter((run) => noteForSecretary(call, id, run)).length > 0 ? [id] : [];
  });
  if (only.length === 0) return [];
  const view: ArrearsWordView = { only };
  const subject = `${String(branch.id)}:${period}`;
  return [{ kind: cardKinds.duesArrearsWord, subject, view, ...officerPrompt(call, reader, branch.id) }];
}

/** Of whom the secretary is told this month. */
export interface ArrearsWordView {
  readonly only: readonly PersonId[];
}

/** True when the run has come to a level that was not spoken of before. */
function noteForSecretary(call: JobCall, id: PersonId, run: ArrearsRun): boolean {
  const reached = arrearsLevels.secretary.filter((level) => run.level >= level);
  const isNew = reached.map((level) => noteRun(call, id, run, level));
  return isNew.at(-1) === true;
}

/**
 * Notes the run at that level; true when none of its months was noted before. All its months are: a run that grows at one
 * end, or is paid off at the other, stays the one that was spoken of.
 */
function noteRun({ tx, now }: JobCall, id: PersonId, { months }: ArrearsRun, level: number): boolean {
  const isNew = months.map(({ month }: { readonly month: Month }) =>
    tx.dues.noteArrears(id, month, level, now),
  );
  return isNew.every(Boolean);
}
