import type { Json } from './json.ts';

/** What the server sends, as the Bot API names it: only the fields that the rehearsal fills. */
export interface ApiUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface ApiChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly is_forum?: true;
}

export interface ApiEntity {
  readonly type: 'bot_command' | 'mention';
  readonly offset: number;
  readonly length: number;
}

export interface ApiButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface ApiKeyboard {
  readonly inline_keyboard: readonly (readonly ApiButton[])[];
}

export interface ApiFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
}

export interface ApiMessage {
  readonly message_id: number;
  readonly date: number;
  readonly chat: ApiChat;
  readonly from?: ApiUser;
  readonly sender_chat?: ApiChat;
  readonly author_signature?: string;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly forward_origin?: Json;
  readonly via_bot?: ApiUser;
  readonly reply_to_message?: ApiMessage;
  readonly edit_date?: number;
  readonly text?: string;
  readonly entities?: readonly ApiEntity[];
  readonly caption?: string;
  readonly document?: ApiFile & { readonly file_name: string; readonly mime_type: string };
  readonly photo?: readonly (ApiFile & { readonly width: number; readonly height: number })[];
  readonly voice?: ApiFile & { readonly duration: number; readonly mime_type: string };
  readonly new_chat_members?: readonly ApiUser[];
  readonly left_chat_member?: ApiUser;
  readonly group_chat_created?: true;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
  readonly reply_markup?: ApiKeyboard;
}

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface ApiChatMember {
  readonly status: MemberStatus;
  readonly user: ApiUser;
  readonly [extra: string]: unknown;
}

export interface ApiChatMemberUpdated {
  readonly chat: ApiChat;
  readonly from: ApiUser;
  readonly date: number;
  readonly old_chat_member: ApiChatMember;
  readonly new_chat_member: ApiChatMember;
}

export interface ApiCallbackQuery {
  readonly id: string;
  readonly from: ApiUser;
  readonly message: ApiMessage;
  readonly chat_instance: string;
  readonly data: string;
}

export interface ApiUpdateBody {
  readonly message?: ApiMessage;
  readonly edited_message?: ApiMessage;
  readonly callback_query?: ApiCallbackQuery;
  readonly my_chat_member?: ApiChatMemberUpdated;
  readonly chat_member?: ApiChatMemberUpdated;
}

export type UpdateType = keyof ApiUpdateBody;

export type ApiUpdate = ApiUpdateBody & { readonly update_id: number };
