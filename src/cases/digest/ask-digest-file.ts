import type { ButtonCall } from '../../command.ts';
import type { ActorAdmin } from '../../domain/authority/actor.ts';
import { monthOf, parseMonth } from '../../domain/calendar/time.ts';
import type { Month } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import { digestFile } from './digest-files.ts';

/** [逐月图] [汇总表], for whoever reads a township's digest. */
export function digestFileButtons(
  text: Catalog,
  { townshipId }: Pick<ActorAdmin, 'townshipId'>,
  month: Month,
): readonly CardButton[] {
  if (townshipId === null) return [];
  const { buttonPicture, buttonSheet } = text.digestFiles;
  return [
    { label: buttonPicture, action: 'digest.picture', payload: month },
    { label: buttonSheet, action: 'digest.sheet', payload: month },
  ];
}

/** The file of the payload's month for the tapper's own township, or the 联系村 of it. */
export function tapDigestFile(call: ButtonCall, task: Parameters<typeof digestFile>[2]): Outcome {
  const { actor, chat, text, today, payload } = call;
  const month = parseMonth(payload);
  const { townshipId = null, villageIds = [] } = actor.admin ?? {};
  if (townshipId === null || month === undefined || month > monthOf(today))
    return { answer: { text: text.common.staleButton } };
  const reader = { chatId: chat.id, accountId: actor.accountId, townshipId, villageIds };
  return { answer: { text: text.digestFiles.onItsWay }, files: [digestFile(reader, month, task)] };
}
