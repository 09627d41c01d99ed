import type { DuesConsents } from '../../domain/dues/consents.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isSetFor, settingFor } from '../settings/effective.ts';

/** To what the branch agrees: its own settings, else the township's, the county's, the usual. */
export function duesConsents(tx: Tx, branch: Branch): DuesConsents {
  return {
    payMode: branch.payMode,
    prepayMonths: Number(settingFor(tx, 'duesPrepayMonths', branch)),
    backPayMonths: Number(settingFor(tx, 'duesBackPayMonths', branch)),
    relative: isSetFor(tx, 'duesRelative', branch),
    member: isSetFor(tx, 'duesMember', branch),
  };
}
