import type { Guard } from '../../domain/delivery/guards.ts';
import type { AccountId, ChatId, Month, TownshipId, VillageId } from '../../domain/ids.ts';
import type { FileRequest } from '../../domain/outcome.ts';
import type { FileCall, FileMaker } from '../../file-maker.ts';
import type { Documents } from '../../ports/documents.ts';
import { townshipMonths, townshipSheet } from './township-months.ts';
import type { MonthsAsked } from './township-months.ts';

/** Whose digest the files go with. */
export interface DigestReader {
  readonly chatId: ChatId;
  readonly accountId: AccountId;
  readonly townshipId: TownshipId;
  /** 联系村 of the reader, who sees these alone; none means the whole township. */
  readonly villageIds: readonly VillageId[];
}

type DigestFile = 'digest-picture' | 'digest-sheet';

interface DigestInput extends Pick<DigestReader, 'townshipId' | 'villageIds'> {
  readonly month: Month;
}

/** The picture and the workbook of a month behind its digest, each once ever for a reader and `issue`. */
export function digestFiles(reader: DigestReader, month: Month, issue: string): readonly FileRequest[] {
  return (['digest-picture', 'digest-sheet'] as const).map((task) => ({
    ...digestFile(reader, month, task, [{ kind: 'quiet' }]),
    key: [task, reader.townshipId, month, issue, reader.accountId].join(':'),
    wave: true,
  }));
}

/** One of them for whoever asks; made outside of the transaction, sent while the reader is still an admin who may see it. */
export function digestFile(
  { chatId, accountId, townshipId, villageIds }: DigestReader,
  month: Month,
  task: DigestFile,
  guards: readonly Guard[] = [],
): FileRequest {
  const input: DigestInput = { townshipId, villageIds, month };
  return {
    chatId,
    task,
    input,
    guards: [...guards, { kind: 'admin', accountId, townshipId, villageIds }],
  };
}

/** The files of a township digest, as the store stands when they are made. */
export function digestFileMakers(documents: Documents): Readonly<Record<DigestFile, FileMaker>> {
  return {
    'digest-picture': (call, input) => {
      const { picture, ...named } = call.text.digestFiles.picture(
        townshipMonths(call.tx, asked(call, input)),
      );
      return documents.counts(picture).then((bytes) => ({ ...named, bytes, picture: true }));
    },
    'digest-sheet': (call, input) => {
      const { workbook, ...named } = call.text.digestFiles.workbook(
        townshipSheet(call.tx, asked(call, input)),
      );
      return documents.workbook(workbook).then((bytes) => ({ ...named, bytes }));
    },
  };
}

function asked({ tx, today }: FileCall, input: unknown): MonthsAsked {
  const { townshipId, villageIds, month } = input as DigestInput;
  const township = tx.org.township(townshipId);
  if (!township) throw new Error(`digest file: township ${String(townshipId)} is not there any more`);
  return { township, villageIds, month, today };
}
