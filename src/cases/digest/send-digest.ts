import { localOf } from '../../domain/calendar/time.ts';
import type { Instant, TownshipId, VillageId } from '../../domain/ids.ts';
import type { Message, Situation, StepOutcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { writableAdmins } from '../roster/officers.ts';
import { digestMonth } from './digest-due.ts';
import type { DigestIssue } from './digest-due.ts';
import { townshipMonth } from './township-month.ts';

interface Sender extends Pick<Situation, 'rules'> {
  readonly tx: Tx;
  readonly now: Instant;
  readonly text: Catalog;
}

/** The digest of one township to each of its admins who can be written to, and who sees only 联系村 if there are any. */
export function sendDigest(sender: Sender, scope: string, period: string, issue: DigestIssue): StepOutcome {
  const { tx, rules, now, text } = sender;
  const township = tx.org.township(Number(scope.split(':')[1]) as TownshipId);
  if (!township) return { skipped: 'no such township' };
  const readers = writableAdmins(tx, township.id);
  if (readers.length === 0) return { skipped: 'no admin bound' };
  const month = digestMonth(sender, now, township.id, period);
  const today = localOf(now, rules.zone).date;
  const written = new Map<string, readonly string[]>();
  const textsFor = (villageIds: readonly VillageId[]) => {
    const key = villageIds.join();
    const texts =
      written.get(key) ?? text.digest.township(townshipMonth(tx, township, month, today, villageIds));
    written.set(key, texts);
    return texts;
  };
  const messages = readers.flatMap(({ admin, chatId }) =>
    textsFor(admin.villageIds).map((part, at): Message => {
      const key = ['digest', township.id, month, issue, admin.id, ...(at === 0 ? [] : [at + 1])].join(':');
      return { chatId, key, content: { text: part }, guards: [{ kind: 'quiet' }], wave: true };
    }),
  );
  return { messages };
}
