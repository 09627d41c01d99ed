import type { ButtonCall } from '../../command.ts';
import type { BranchId } from '../../domain/ids.ts';

/** Buttons about dues carry their branch first: `branch`, `branch.act`, `branch.person`. */
export function branchOfPayload({ payload }: Pick<ButtonCall, 'payload'>): BranchId {
  return Number(payload.split('.')[0]) as BranchId;
}
