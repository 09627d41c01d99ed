import type { Month, TownshipId } from '../../domain/ids.ts';
import type { DigestSent } from '../../ports/store/digests.ts';

/** What a digest card is about. */
export interface DigestSubject {
  readonly townshipId: TownshipId;
  readonly month: Month;
  /** Absent: somebody asked for it. */
  readonly issue?: DigestSent['issue'];
}

/** `township:month:issue`, or `township:month:now:message` when asked for. */
export function digestSubject({ townshipId, month, issue }: DigestSubject, messageId?: string): string {
  const own = issue ?? 'now';
  return [townshipId, month, own, ...(messageId === undefined ? [] : [messageId])].join(':');
}

/** The prefix of every digest card of a township: in a chat the newest is in use. */
export function digestsOf(townshipId: TownshipId): string {
  return `${String(townshipId)}:`;
}

export function readDigestSubject(subject: string): DigestSubject {
  const [townshipId = '', month = '', issue = ''] = subject.split(':');
  const about = { townshipId: Number(townshipId) as TownshipId, month: month as Month };
  return issue === 'first' || issue === 'final' ? { ...about, issue } : about;
}
