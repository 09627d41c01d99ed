import type { BranchId, PartyDayId } from '../../domain/ids.ts';
import type { FileMaker, MadeFile } from '../../file-maker.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What the inputs of makers say about whose file it is. */
interface Whose {
  readonly branchId?: BranchId;
  readonly of?: { readonly branchId?: BranchId };
  readonly partyDayId?: PartyDayId;
}

/**
 * Branches of a county may be called the same: the files of one that is not alone with its name bear its 支部编号, so that in one
 * folder none takes the place of another's.
 */
export function namedApart(make: FileMaker): FileMaker {
  return (call, input) => {
    const code = codeNeeded(call.tx, input as Whose);
    const made = make(call, input);
    if (code === undefined) return made;
    const mark = (file: MadeFile): MadeFile => ({
      ...file,
      fileName: file.fileName.replace(/(?=\.[^.]+$)/, `-${code}`),
    });
    return made instanceof Promise ? made.then(mark) : mark(made);
  };
}

function codeNeeded(tx: Tx, { branchId, of, partyDayId }: Whose): string | undefined {
  const day = partyDayId === undefined ? undefined : tx.partyDays.partyDay(partyDayId);
  const id = branchId ?? of?.branchId ?? day?.branchId;
  const own = id === undefined ? undefined : tx.org.branch(id);
  if (!own || tx.org.branches().every((other) => other.id === own.id || other.name !== own.name))
    return undefined;
  return own.code.replace(/[\\/:*?"<>|\s]/g, '');
}
