import type { Update as TelegramUpdate } from 'telegraf/types';
import { createRouter } from '../../../src/adapters/telegram/router.ts';

export const route = createRouter({ id: '4242', username: 'zhibu_bot' });
export const me = { id: 4242, is_bot: true, first_name: '支部助手', username: 'zhibu_bot' };
export const zhang = { id: 7, is_bot: false, first_name: '建国', last_name: '张', language_code: 'zh-hans' };
export const group = { id: -1001, type: 'supergroup', title: '石桥村党支部' };
export const privateChat = { id: 7, type: 'private', first_name: '建国', last_name: '张' };
/** `zhang` as the port shows him. */
export const sender = { kind: 'person', userId: '7', name: '建国 张' };

let lastId = 0;
/** What an update of these fields is read as. */
export async function incoming(update: object): Promise<unknown> {
  return (await route({ update_id: ++lastId, ...update } as TelegramUpdate)).incoming;
}

/** What a message in the group from `zhang` is read as; `fields` add and replace. */
export function message(fields: object): Promise<unknown> {
  return incoming({ message: { message_id: 5, date: 1, chat: group, from: zhang, ...fields } });
}
