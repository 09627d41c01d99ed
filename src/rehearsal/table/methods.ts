import { chatMethods } from './chat-methods.ts';
import { messageMethods } from './message-methods.ts';
import type { FieldTable } from './spec.ts';
import { updateMethods } from './update-methods.ts';

const known = { ...updateMethods, ...messageMethods, ...chatMethods };

/** A Bot API method that the rehearsal server speaks. */
export type MethodName = keyof typeof known;

/** Every method the server speaks, with its parameters. A method or parameter that is not here is refused. */
export const methodTable: Readonly<Record<MethodName, FieldTable>> = known;

/** Method names are not case-sensitive at Telegram; telegraf writes them as published, so this table asks for exactly that. */
export function isMethod(name: string): name is MethodName {
  return Object.hasOwn(known, name);
}
