import { localOf } from '../../domain/calendar/time.ts';
import { readsTotalsOnly } from '../../domain/digest/reader.ts';
import type { Instant, TownshipId } from '../../domain/ids.ts';
import type { CardRequest, Message, Situation, StepOutcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { cardKinds } from '../cards/touch.ts';
import { writableAdmins } from '../roster/officers.ts';
import { digestFiles } from './digest-files.ts';
import { digestMonth } from './digest-due.ts';
import type { DigestIssue } from './digest-due.ts';
import { digestSubject, digestsOf } from './digest-subject.ts';
import type { DigestSubject } from './digest-subject.ts';
import { readDigest } from './read-digest.ts';
import type { DigestRead } from './read-digest.ts';

interface Sender extends Pick<Situation, 'rules'> {
  readonly tx: Tx;
  readonly now: Instant;
  readonly text: Catalog;
}

/** The digest of one township, its picture and its workbook to each of its admins who can be written to, and who sees only 联系村 if there are any. */
export function sendDigest(sender: Sender, scope: string, period: string, issue: DigestIssue): StepOutcome {
  const { tx, rules, now } = sender;
  const townshipId = Number(scope.split(':')[1]) as TownshipId;
  const month = digestMonth(sender, now, townshipId, period);
  const about: DigestSubject = { townshipId, month, issue };
  const reading = { tx, rules, today: localOf(now, rules.zone).date };
  const whole = readDigest(reading, about, { villageIds: [] });
  if (!whole) return { skipped: 'no such township' };
  const readers = writableAdmins(tx, townshipId);
  if (readers.length === 0) return { skipped: 'no admin bound' };
  tx.digests.put({ townshipId, month, issue, at: now }, whole.items);
  const own = readers.map(({ admin, chatId, accountId }) => {
    const { villageIds } = admin;
    const guards = [{ kind: 'quiet' }, { kind: 'admin', accountId, townshipId, villageIds }] as const;
    const leaves = { guards, wave: true };
    const read =
      villageIds.length > 0
        ? readDigest(reading, about, admin)
        : { ...whole, totalsOnly: readsTotalsOnly(admin.post) };
    const key = ['digest', townshipId, month, issue, admin.id].join(':');
    return {
      card: {
        kind: cardKinds.digest,
        chatId,
        subject: digestSubject(about),
        supersedes: digestsOf(townshipId),
        ...leaves,
      } satisfies CardRequest,
      files: digestFiles({ chatId, accountId, townshipId, villageIds }, month, issue),
      messages: branchTexts(sender, read).map((text, at): Message => ({
        chatId,
        key: `${key}:${String(at + 2)}`,
        content: { text },
        ...leaves,
      })),
    };
  });
  return {
    cards: own.map(({ card }) => card),
    messages: own.flatMap(({ messages }) => messages),
    files: own.flatMap(({ files }) => files),
  };
}

/** What stands behind the card, where there are many branches. */
export function branchTexts({ text }: Pick<Sender, 'text'>, read: DigestRead | undefined): readonly string[] {
  return read ? text.digest.township(read.facts, read.help, read.totalsOnly).branches : [];
}
