import type { ButtonCall } from '../../../command.ts';
import { addMonths, monthOf } from '../../../domain/calendar/time.ts';
import type { BranchId, PersonId } from '../../../domain/ids.ts';
import type { Outcome } from '../../../domain/outcome.ts';
import { nameToWrite } from '../../people/person-view.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import { excuseMonths } from './excuse.ts';

/** [缓交]: how it is written, with the person's name in it. Nothing is written by the tap. */
export function howToExcuse(call: ButtonCall): Outcome {
  const until = addMonths(monthOf(call.today), excuseMonths.usual);
  return about(call, (written) => call.text.duesArrears.howToExcuse(written, until));
}

/** [已收]: how it is written. Money is only recorded through the read-back. */
export function howToPay(call: ButtonCall): Outcome {
  return about(call, (written) => call.text.duesArrears.howToPay(written));
}

function about({ tx, payload, today, text }: ButtonCall, say: (written: string) => string): Outcome {
  const [branchId, personId] = payload.split('.').map(Number);
  const roster = rosterOn(tx, branchId as BranchId, today);
  const member = roster.find(({ person }) => person.id === (personId as PersonId));
  if (!member) return { answer: { text: text.duesArrears.notHere } };
  return { answer: { text: say(nameToWrite(tx, member, roster)), alert: true } };
}
