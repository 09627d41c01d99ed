import type { BranchId, ChatId, Instant } from '../../domain/ids.ts';
import type { ChatRef } from '../messenger.ts';

/** Who is in a group. With 群众 in it the group sees the notice only. */
export type Audience = 'members' | 'mixed';

export interface Chat {
  readonly id: ChatId;
  readonly messenger: string;
  readonly externalId: string;
  readonly kind: 'private' | 'group';
  readonly threadId: string | null;
  readonly audience: Audience | null;
  /** `left`: the bot was removed, or the person blocked it. */
  readonly standing: 'present' | 'left';
}

export interface ChatsRepo {
  chat(id: ChatId): Chat | undefined;
  byExternal(messenger: string, externalId: string): Chat | undefined;
  /** The chat, made on first sight as present. */
  ensure(messenger: string, ref: ChatRef): Chat;
  setAudience(id: ChatId, audience: Audience): void;
  setStanding(id: ChatId, standing: 'present' | 'left'): void;
  setThread(id: ChatId, threadId: string | null): void;
  /** The messenger renamed the chat. Keeps our id; a row already made under the new name is merged into this one. */
  migrate(id: ChatId, toExternalId: string): void;
  branchesOf(id: ChatId): BranchId[];
  chatOf(branchId: BranchId): ChatId | undefined;
  /** Chats that serve at least one branch, with their branches. */
  served(): { readonly chatId: ChatId; readonly branchIds: readonly BranchId[] }[];
  /** The chat serves the branch from `at` on; a branch that it serves already keeps its date. */
  serve(id: ChatId, branchId: BranchId, at: Instant): void;
  servedSince(branchId: BranchId): { readonly chatId: ChatId; readonly since: Instant } | undefined;
  /** When the branch got its first group, whichever serves it now, and if none does. */
  firstServed(branchId: BranchId): Instant | undefined;
}
