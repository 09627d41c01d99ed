import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { addMonths, monthOf } from '../../domain/calendar/time.ts';
import type { Month, TownshipId } from '../../domain/ids.ts';
import type { ThemeReading } from '../../domain/grammar/theme-words.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { touchPlans } from '../cards/touch.ts';
import { freezeTheme, themeMonth, themeReach } from './theme-reach.ts';

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

/**
 * Branches whose plan has no theme of its own show this one, on cards and notices that stand already too. A day that was
 * held keeps the theme it was held with.
 */
export function setTheme(call: Call, said: ThemeReading): Outcome {
  const { tx, text, now, actor } = call;
  const townshipId = actor.admin?.townshipId ?? undefined;
  if (townshipId === undefined) return { reply: { text: text.common.noRightAdmin } };
  const { month, allHeld } =
    said.month === undefined ? themeMonth(call, townshipId) : { month: said.month, allHeld: false };
  const { open, held } = themeReach(call, townshipId, month);
  const before = tx.partyDays.townshipTheme(townshipId, month);
  const name = nameOf(tx, townshipId);
  if (open.length === 0 && held.length > 0)
    return { reply: { text: text.theme.allHeld(name, month, addMonths(month, 1)) } };
  const by = actorRef(actor);
  const theme = said.verb === 'set' ? said.theme : null;
  for (const day of held) freezeTheme(tx, day, before, by);
  tx.partyDays.setTownshipTheme(townshipId, month, theme, now, by);
  tx.audit.append({
    at: now,
    actor: by,
    action: theme === null ? 'theme.withdraw' : 'theme.set',
    subject: `township:${String(townshipId)}`,
    detail: { month },
  });
  for (const { id } of open) touchPlans(tx, id, month);
  const lines = [
    ...(allHeld ? [text.theme.meansNext(addMonths(month, -1), month)] : []),
    theme === null ? text.theme.withdrawn(name, month) : text.theme.set(name, month, theme),
    ...(held.length > 0 ? [text.theme.heldKeep(held.length)] : []),
  ];
  return { reply: { text: lines.join('\n') } };
}

function nameOf(tx: Call['tx'], townshipId: TownshipId): string {
  return tx.org.township(townshipId)?.name ?? '';
}
