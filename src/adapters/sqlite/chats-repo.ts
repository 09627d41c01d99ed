import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { BranchId, ChatId, Instant } from '../../domain/ids.ts';
import type { ChatsRepo } from '../../ports/store/chats.ts';
import type { Db } from './connection.ts';
import { loseCards, mergeChat } from './merge-chat.ts';
import { administrativeOrder } from './org-repo.ts';
import { chat, chatBranch } from './schema/accounts.ts';
import { branch, township, village } from './schema/org.ts';

export function chatsRepo(db: Db): ChatsRepo {
  const byExternal = db
    .select()
    .from(chat)
    .where(
      and(
        eq(chat.messenger, sql.placeholder('messenger')),
        eq(chat.externalId, sql.placeholder('externalId')),
      ),
    )
    .prepare();
  const byId = db
    .select()
    .from(chat)
    .where(eq(chat.id, sql.placeholder('id')))
    .prepare();
  const change = (id: ChatId, values: Partial<typeof chat.$inferInsert>) => {
    db.update(chat).set(values).where(eq(chat.id, id)).run();
  };
  const servings = (condition: SQL | undefined) =>
    db
      .select({ chatId: chatBranch.chatId, branchId: chatBranch.branchId })
      .from(chatBranch)
      .innerJoin(branch, eq(branch.id, chatBranch.branchId))
      .innerJoin(village, eq(village.id, branch.villageId))
      .innerJoin(township, eq(township.id, village.townshipId))
      .where(condition)
      .orderBy(...administrativeOrder)
      .prepare();
  const allServings = servings(undefined);
  const servingsOf = servings(eq(chatBranch.chatId, sql.placeholder('id')));
  const servedSince = db
    .select({ chatId: chatBranch.chatId, since: chatBranch.since })
    .from(chatBranch)
    .where(eq(chatBranch.branchId, sql.placeholder('branchId')))
    .prepare();
  const firstServed = db
    .select({ at: sql<Instant | null>`coalesce(${branch.firstServedAt}, ${chatBranch.since})` })
    .from(branch)
    .leftJoin(chatBranch, eq(chatBranch.branchId, branch.id))
    .where(eq(branch.id, sql.placeholder('branchId')))
    .prepare();

  return {
    chat: (id) => byId.get({ id }),
    byExternal: (messenger, externalId) => byExternal.get({ messenger, externalId }),
    ensure(messenger, { externalId, kind, threadId = null }) {
      const found = byExternal.get({ messenger, externalId });
      if (found) return found;
      const made = { messenger, externalId, kind, threadId, audience: null, standing: 'present' as const };
      const { id } = db.insert(chat).values(made).returning({ id: chat.id }).get();
      return { id, ...made };
    },
    setAudience(id, audience) {
      change(id, { audience });
    },
    setStanding(id, standing) {
      change(id, { standing });
    },
    setThread(id, threadId) {
      change(id, { threadId });
    },
    migrate(id, toExternalId) {
      const ours = byId.get({ id });
      if (!ours) throw new Error(`Renaming chat ${String(id)}: there is no such chat.`);
      const other = byExternal.get({ messenger: ours.messenger, externalId: toExternalId });
      if (other?.id === id) return;
      loseCards(db, id);
      if (other) mergeChat(db, other, ours);
      change(id, { externalId: toExternalId });
    },
    branchesOf: (id) => servingsOf.all({ id }).map(({ branchId }) => branchId),
    chatOf: (branchId) => servedSince.get({ branchId })?.chatId,
    served() {
      const branchesByChat = new Map<ChatId, BranchId[]>();
      for (const { chatId, branchId } of allServings.all())
        branchesByChat.set(chatId, [...(branchesByChat.get(chatId) ?? []), branchId]);
      return [...branchesByChat].map(([chatId, branchIds]) => ({ chatId, branchIds }));
    },
    servedSince: (branchId) => servedSince.get({ branchId }),
    firstServed: (branchId) => firstServed.get({ branchId })?.at ?? undefined,
    serve(id, branchId, at) {
      const first = firstServed.get({ branchId })?.at ?? at;
      db.update(branch).set({ firstServedAt: first }).where(eq(branch.id, branchId)).run();
      db.insert(chatBranch)
        .values({ branchId, chatId: id, since: at })
        .onConflictDoUpdate({
          target: chatBranch.branchId,
          set: { chatId: id, since: at },
          setWhere: sql`${chatBranch.chatId} <> ${id}`,
        })
        .run();
    },
  };
}
