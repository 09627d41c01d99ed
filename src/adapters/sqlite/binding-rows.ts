import { and, desc, eq, gte, isNull, ne, sql } from 'drizzle-orm';
import type { AnyColumn } from 'drizzle-orm';
import type { AccountsRepo } from '../../ports/store/accounts.ts';
import type { Db } from './connection.ts';
import { binding } from './schema/accounts.ts';

type BindingPart = Pick<
  AccountsRepo,
  'bindings' | 'bindingsOfPerson' | 'bindingsOfAdmin' | 'bind' | 'endBinding' | 'boundSince'
>;

const bindingFields = {
  id: binding.id,
  accountId: binding.accountId,
  personId: binding.personId,
  adminId: binding.adminId,
  relation: binding.relation,
  since: binding.since,
  by: binding.by,
};

export function bindingRows(db: Db): BindingPart {
  const running = (column: AnyColumn) =>
    db
      .select(bindingFields)
      .from(binding)
      .where(and(eq(column, sql.placeholder('id')), isNull(binding.endedAt)))
      .orderBy(binding.id)
      .prepare();
  const ofAccount = running(binding.accountId);
  const ofPerson = running(binding.personId);
  const ofAdmin = running(binding.adminId);

  return {
    bindings: (id) => ofAccount.all({ id }),
    bindingsOfPerson: (id) => ofPerson.all({ id }),
    bindingsOfAdmin: (id) => ofAdmin.all({ id }),
    bind({ accountId, personId, adminId, relation, since, by }) {
      db.insert(binding).values({ accountId, personId, adminId, relation, since, by }).run();
    },
    endBinding(id, at) {
      db.update(binding)
        .set({ endedAt: at })
        .where(and(eq(binding.id, id), isNull(binding.endedAt)))
        .run();
    },
    boundSince(at) {
      const own = db
        .select(bindingFields)
        .from(binding)
        .where(and(gte(binding.since, at), isNull(binding.endedAt), ne(binding.relation, 'family')));
      return own.orderBy(desc(binding.since), desc(binding.id)).all();
    },
  };
}
