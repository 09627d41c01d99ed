import type { CardRequest } from '../../domain/outcome.ts';
import { cardKinds } from '../cards/touch.ts';
import type { BindingCall } from './binding-call.ts';
import { newOfficersWindow, officerBindings } from './new-officer.ts';
import type { Overseer } from './new-officer.ts';

/**
 * The officer bindings to which the township still can object, as a list of its own in this private chat; `undefined`
 * when there are none. For an admin who asks (待办), and for one who has just been bound.
 */
export function recentOfficersCard(call: BindingCall, admin: Overseer): CardRequest | undefined {
  const { today, now, rules, chat } = call;
  if (admin.townshipId === null) return undefined;
  const township = `${String(admin.townshipId)}:`;
  const subject = `${township}${today}:${String(now)}`;
  if (officerBindings(call, admin, newOfficersWindow(subject, rules)).length === 0) return undefined;
  return { kind: cardKinds.newOfficers, chatId: chat.id, subject, supersedes: township };
}
