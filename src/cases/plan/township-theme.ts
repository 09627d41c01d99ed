import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { addMonths, daysBetween, lastDate, monthOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month, TownshipId } from '../../domain/ids.ts';
import type { ThemeReading } from '../../domain/grammar/theme-words.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { touchPlans } from '../cards/touch.ts';

/** From this many days before its end a month is over for a theme: the next one is meant. */
const nearEndDays = 5;

/** The month whose theme is meant when none is named. */
function monthInHand(today: LocalDate): Month {
  const month = monthOf(today);
  return daysBetween(today, lastDate(month)) < nearEndDays ? addMonths(month, 1) : month;
}

export function showTheme({ tx, text, today, actor }: Call, said: Month | undefined): Outcome {
  const townshipId = actor.admin?.townshipId ?? undefined;
  if (townshipId === undefined) return { reply: { text: text.common.noRightAdmin } };
  const months = said === undefined ? [monthOf(today), addMonths(monthOf(today), 1)] : [said];
  const themes = months.map((month) => ({
    month,
    theme: tx.partyDays.townshipTheme(townshipId, month) ?? null,
  }));
  return { reply: { text: text.theme.shown(nameOf(tx, townshipId), themes) } };
}

/** Branches whose plan has no theme of its own show this one, on cards and notices that stand already too. */
export function setTheme(call: Call, said: ThemeReading): Outcome {
  const { tx, text, today, now, actor } = call;
  const townshipId = actor.admin?.townshipId ?? undefined;
  if (townshipId === undefined) return { reply: { text: text.common.noRightAdmin } };
  const month = said.month ?? monthInHand(today);
  const theme = said.verb === 'set' ? said.theme : null;
  tx.partyDays.setTownshipTheme(townshipId, month, theme, now, actorRef(actor));
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: theme === null ? 'theme.withdraw' : 'theme.set',
    subject: `township:${String(townshipId)}`,
    detail: { month },
  });
  for (const { id } of tx.org.branches({ townshipId })) touchPlans(tx, id, month);
  const name = nameOf(tx, townshipId);
  return {
    reply: { text: theme === null ? text.theme.withdrawn(name, month) : text.theme.set(name, month, theme) },
  };
}

function nameOf(tx: Call['tx'], townshipId: TownshipId): string {
  return tx.org.township(townshipId)?.name ?? '';
}
