import { look } from './disk.ts';
import type { Simulation } from './simulation.ts';

interface Act {
  readonly id: number;
  readonly state: 'open' | 'written' | 'dropped';
  readonly payments: number;
  readonly payers: number;
  /** Of its read-back; `null` when there was none. */
  readonly chat: string | null;
  readonly message: string | null;
}

/** A read-back that was confirmed is paid as confirmed, once for each on it; any other is not. */
export function judgeDues({ rehearsal }: Simulation): readonly string[] {
  const acts = look((sqlite) =>
    sqlite
      .prepare<[], Act>(
        `select a.id, a.state, count(p.seq) as payments, count(distinct p.person_id) as payers, h.external_id as chat, c.message_id as message
         from dues_act a left join dues_payment p on p.act_id = a.id and p.reverses_seq is null
         left join card c on c.kind = 'dues-act' and c.subject = a.branch_id || ':' || a.id left join chat h on h.id = c.chat_id
         group by a.id`,
      )
      .all(),
  );
  const taps = rehearsal.taps();
  return acts.flatMap(({ id, state, payments, payers, chat, message }) => {
    const own = taps.filter((tap) => String(tap.chatId) === chat && String(tap.messageId) === message);
    const confirmed = own.flatMap(({ answer }) => /^✓ 记好了，(\d+)人/.exec(answer?.text ?? '')?.[1] ?? []);
    const name = `read-back ${String(id)} (${state})`;
    return [
      ...(payments === payers ? [] : [`${name}: ${String(payments)} payments of ${String(payers)} people`]),
      ...((state === 'written') === payments > 0 ? [] : [`${name} has ${String(payments)} payments`]),
      ...(confirmed.length > 1 ? [`${name} was confirmed ${String(confirmed.length)} times`] : []),
      ...confirmed
        .filter((people) => Number(people) !== payers)
        .map((people) => `${name}: ${people} people were confirmed, ${String(payers)} have paid`),
      ...(message !== null && state === 'written' && !own.some(({ label }) => label === '对得上')
        ? [`${name}: nobody has said that it agrees`]
        : []),
    ];
  });
}
