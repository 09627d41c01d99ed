import { isQuiet } from '../../src/domain/calendar/quiet-hours.ts';
import { after, localOf } from '../../src/domain/calendar/time.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { holidays, quiet } from './occurrences.ts';
import { broughtMessages } from './origins.ts';
import type { Brought } from './origins.ts';
import type { Simulation } from './simulation.ts';
import { zone } from './town.ts';

/** The way of a message that left at the last moment. */
const onTheWayMs = 2_000;

/** What comes of the bot's own accord: not in quiet hours, and plain words once. */
export function judgeUnasked(simulation: Simulation): readonly string[] {
  const unasked = broughtMessages(simulation).filter(({ isAsked }) => !isAsked);
  return [
    ...unasked.filter(inQuietHours).map((one) => `unasked in quiet hours: ${said(one)}`),
    ...repeated(unasked.filter(({ kind }) => kind === 'message')).map(
      (one) => `unasked, and under two rows: ${said(one)}`,
    ),
  ];
}

function inQuietHours({ message }: Brought): boolean {
  const at = message.at as Instant;
  return [at, after(at, -onTheWayMs)].every((instant) => isQuiet(instant, { zone, quiet, holidays }));
}

function repeated(plain: readonly Brought[]): readonly Brought[] {
  const nameOf = ({ message: { chatId, text } }: Brought): string => `${String(chatId)} ${text}`;
  const names = plain.map(nameOf);
  return plain.filter((one, n) => names.indexOf(nameOf(one)) !== n);
}

function said({ message: { at, chatId, text }, rowId }: Brought): string {
  const { date, time } = localOf(at as Instant, zone);
  return `${date} ${time} in ${String(chatId)}, row ${String(rowId)}: ${text.slice(0, 80)}`;
}
