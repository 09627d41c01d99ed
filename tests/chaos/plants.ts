import { noteTap, places, words } from './errands.ts';
import type { Play } from './play.ts';
import type { Street } from '../harness/street.ts';

/** What a program that breaks the promise would do, done in its place: the tool has to find it. */
export const plants = {
  /** A notice goes out a second time. */
  async 'doubled-message'({ rehearsal, env }: Street, play: Play): Promise<void> {
    const group = play.planned[0]?.group;
    const notice = group && rehearsal.lastMessage(group, { fromBot: true, containing: words.notice });
    await call(env, 'sendMessage', { chat_id: group?.id, text: notice?.text });
  },
  /** ✓ is shown before the tap is written down, and then it never is. */
  async 'lost-tap'({ rehearsal, env, clock }: Street, play: Play): Promise<void> {
    const branch = play.planned[0];
    const member = branch?.members[places.worded];
    const card = branch && rehearsal.lastMessage(branch.group, { fromBot: true, containing: words.card });
    if (!branch || !member || !card) throw new Error('nobody is there to tap');
    const tap = rehearsal.people.tap(member.person, branch.group, card.messageId, '请假');
    noteTap(play.diary, { tap, branch, member, kind: 'leave', at: clock.now() });
    await call(env, 'answerCallbackQuery', { callback_query_id: tap.id, text: '✓ 请假记下了' });
    await call(env, 'getUpdates', {
      offset: (rehearsal.allUpdates().at(-1)?.update_id ?? 0) + 1,
      timeout: 0,
    });
  },
} as const;

export type Plant = keyof typeof plants;

async function call(
  env: Street['env'],
  method: string,
  params: Readonly<Record<string, unknown>>,
): Promise<void> {
  const answer = await fetch(`${env['TELEGRAM_API_ROOT'] ?? ''}/bot${env['BOT_TOKEN'] ?? ''}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  if (!answer.ok) throw new Error(`${method}: ${await answer.text()}`);
}
