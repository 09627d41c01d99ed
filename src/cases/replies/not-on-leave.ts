import type { ReplyCall } from '../../command.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { comingDay, dayInHand } from '../attendance/day-in-hand.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { standing } from '../attendance/ledger.ts';
import { tapRelative } from '../attendance/tap-relative.ts';
import { undoEntries } from '../attendance/undo.ts';
import { isLeave } from '../cards/own-leave.ts';
import { figuresFor } from '../plan/figures.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { sayUndo } from './own-words.ts';
import { quietly } from './quietly.ts';

/**
 * 张三没请假, 张三不请假了: the own leave or a relative's is withdrawn; an officer takes back what stands about somebody's
 * leave, as 撤销 does.
 */
export function sayNotOnLeave(call: ReplyCall, name: string): Outcome {
  const { text, actor } = call;
  const { person } = actor;
  const called = (personId: RosterMember['person']['id']) => isCalled(call, personId, name);
  if (person && called(person.id)) return sayUndo(call, 'leave');
  const relative = actor.family.find(called);
  if (relative !== undefined) return quietly(call, tapRelative(call, relative, 'undo'));
  if (!person) return {};
  const branchIds = person.officerOf.length > 0 ? person.officerOf : [person.branchId];
  const members = branchIds.flatMap((branchId) => membersCalled(call, branchId, name));
  const [only] = members;
  if (!only) return {};
  if (person.officerOf.length === 0) return quietly(call, { reply: { text: text.family.forOthers } });
  if (members.length > 1) {
    const choices = members.map(({ member: { person: one } }) => ({
      id: one.id,
      name: one.name,
      ...(one.alias === null ? {} : { alias: one.alias }),
    }));
    const problem = { kind: 'namesakes', said: name, choices } as const;
    return quietly(call, { reply: { text: text.grammar.attendProblem(problem) } });
  }
  return withdraw(call, only);
}

interface Called {
  readonly branch: Branch;
  readonly roster: readonly RosterMember[];
  readonly member: RosterMember;
}

function membersCalled(call: ReplyCall, branchId: BranchId, name: string): readonly Called[] {
  const branch = call.tx.org.branch(branchId);
  const roster = rosterOn(call.tx, branchId, call.today);
  return roster
    .filter(({ person }) => isCalled(call, person.id, name))
    .flatMap((member) => (branch ? [{ branch, roster, member }] : []));
}

function isCalled({ tx }: ReplyCall, personId: RosterMember['person']['id'], said: string): boolean {
  const person = tx.people.person(personId);
  return [person?.name, person?.alias].some(
    (own) => typeof own === 'string' && nameKey(own) === nameKey(said),
  );
}

function withdraw(call: ReplyCall, { branch, roster, member }: Called): Outcome {
  const { tx, text, today } = call;
  const { id } = member.person;
  const name = displayName(member, roster);
  const hand = dayInHand(tx, branch, today);
  const inHand = hand.kind === 'day' ? hand.day : undefined;
  const days = [inHand, comingDay(tx, branch, today)].filter((day) => day !== undefined);
  const stateOn = (day: PartyDay) => tx.attendance.states(day.id).get(id) ?? 'unrecorded';
  const day = days.find((one) => isLeave(stateOn(one)));
  const told = (words: string) => quietly(call, { reply: { text: words } });
  const nothing = text.attend.nothingToUndoFor(name);
  if (!day) return told(days[0] ? text.leave.standsNow(name, stateOn(days[0])) : nothing);
  const entries = standing(tx, day).filter((entry) => entry.personId === id && /^leave/.test(entry.kind));
  const [newest] = entries;
  if (!newest) return told(nothing);
  const undone = undoEntries(
    call,
    { day, entries, newest },
    { person: { id, name: member.person.name }, reason: null },
  );
  if (!undone.ok) return told(text.attend.reasonNeeded(name, figuresFor(tx, branch).correctionHours));
  touchBranchTodos(tx, branch.id, today);
  const what = text.attend.undoneLeave(name);
  const said = day.id === inHand?.id ? what : text.attend.undoneOn(day.date, what);
  const done = told(text.attend.undone(said, dayTally(tx, day).tally));
  return call.chat.kind === 'group' ? { ...done, acknowledge: true } : done;
}
