import { optional, required } from './spec.ts';
import type { TypeTable } from './spec.ts';

/**
 * Objects that a parameter may be made of. A published type that is missing here is refused: the rehearsal cannot judge it.
 * A type with `oneOf` is whichever of the named types has the same `type` field.
 */
export const typeTable: TypeTable = {
  InlineKeyboardMarkup: {
    fields: {
      inline_keyboard: required('Array of Array of InlineKeyboardButton'),
    },
  },
  InlineKeyboardButton: {
    fields: {
      text: required('String'),
      icon_custom_emoji_id: optional('String'),
      style: optional('String'),
      url: optional('String'),
      callback_data: optional('String'),
      web_app: optional('WebAppInfo'),
      login_url: optional('LoginUrl'),
      switch_inline_query: optional('String'),
      switch_inline_query_current_chat: optional('String'),
      switch_inline_query_chosen_chat: optional('SwitchInlineQueryChosenChat'),
      copy_text: optional('CopyTextButton'),
      callback_game: optional('CallbackGame'),
      pay: optional('Boolean'),
    },
  },
  ReplyKeyboardMarkup: {
    fields: {
      keyboard: required('Array of Array of KeyboardButton'),
      is_persistent: optional('Boolean'),
      resize_keyboard: optional('Boolean'),
      one_time_keyboard: optional('Boolean'),
      input_field_placeholder: optional('String', { minLength: 1, maxLength: 64 }),
      selective: optional('Boolean'),
    },
  },
  KeyboardButton: {
    fields: {
      text: required('String'),
      icon_custom_emoji_id: optional('String'),
      style: optional('String'),
      request_users: optional('KeyboardButtonRequestUsers'),
      request_chat: optional('KeyboardButtonRequestChat'),
      request_managed_bot: optional('KeyboardButtonRequestManagedBot'),
      request_contact: optional('Boolean'),
      request_location: optional('Boolean'),
      request_poll: optional('KeyboardButtonPollType'),
      web_app: optional('WebAppInfo'),
    },
  },
  ReplyKeyboardRemove: {
    fields: {
      remove_keyboard: required('Boolean'),
      selective: optional('Boolean'),
    },
  },
  ForceReply: {
    fields: {
      force_reply: required('Boolean'),
      input_field_placeholder: optional('String', { minLength: 1, maxLength: 64 }),
      selective: optional('Boolean'),
    },
  },
  CopyTextButton: {
    fields: {
      text: required('String', { minLength: 1, maxLength: 256 }),
    },
  },
  ReplyParameters: {
    fields: {
      message_id: required('Integer'),
      chat_id: optional('Integer|String'),
      allow_sending_without_reply: optional('Boolean'),
      quote: optional('String', { maxLength: 1024 }),
      quote_parse_mode: optional('String'),
      quote_entities: optional('Array of MessageEntity'),
      quote_position: optional('Integer'),
      checklist_task_id: optional('Integer'),
      poll_option_id: optional('String'),
    },
  },
  LinkPreviewOptions: {
    fields: {
      is_disabled: optional('Boolean'),
      url: optional('String'),
      prefer_small_media: optional('Boolean'),
      prefer_large_media: optional('Boolean'),
      show_above_text: optional('Boolean'),
    },
  },
  MessageEntity: {
    fields: {
      type: required('String'),
      offset: required('Integer'),
      length: required('Integer'),
      url: optional('String'),
      user: optional('User'),
      language: optional('String'),
      custom_emoji_id: optional('String'),
      unix_time: optional('Integer'),
      date_time_format: optional('String'),
    },
  },
  BotCommand: {
    fields: {
      command: required('String', { minLength: 1, maxLength: 32 }),
      description: required('String', { minLength: 1, maxLength: 256 }),
    },
  },
  BotCommandScope: {
    oneOf: [
      'BotCommandScopeDefault',
      'BotCommandScopeAllPrivateChats',
      'BotCommandScopeAllGroupChats',
      'BotCommandScopeAllChatAdministrators',
      'BotCommandScopeChat',
      'BotCommandScopeChatAdministrators',
      'BotCommandScopeChatMember',
    ],
  },
  BotCommandScopeDefault: {
    fields: {
      type: required('String', { oneOf: ['default'] }),
    },
  },
  BotCommandScopeAllPrivateChats: {
    fields: {
      type: required('String', { oneOf: ['all_private_chats'] }),
    },
  },
  BotCommandScopeAllGroupChats: {
    fields: {
      type: required('String', { oneOf: ['all_group_chats'] }),
    },
  },
  BotCommandScopeAllChatAdministrators: {
    fields: {
      type: required('String', { oneOf: ['all_chat_administrators'] }),
    },
  },
  BotCommandScopeChat: {
    fields: {
      type: required('String', { oneOf: ['chat'] }),
      chat_id: required('Integer|String'),
    },
  },
  BotCommandScopeChatAdministrators: {
    fields: {
      type: required('String', { oneOf: ['chat_administrators'] }),
      chat_id: required('Integer|String'),
    },
  },
  BotCommandScopeChatMember: {
    fields: {
      type: required('String', { oneOf: ['chat_member'] }),
      chat_id: required('Integer|String'),
      user_id: required('Integer'),
    },
  },
  ReactionType: { oneOf: ['ReactionTypeEmoji', 'ReactionTypeCustomEmoji'] },
  ReactionTypeEmoji: {
    fields: {
      type: required('String', { oneOf: ['emoji'] }),
      emoji: required('String'),
    },
  },
  ReactionTypeCustomEmoji: {
    fields: {
      type: required('String', { oneOf: ['custom_emoji'] }),
      custom_emoji_id: required('String'),
    },
  },
};
