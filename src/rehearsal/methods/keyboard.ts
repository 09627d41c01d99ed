import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { malformed } from '../failure.ts';
import type { ApiButton, ApiKeyboard } from '../wire/api-types.ts';
import { objectParam } from '../wire/json.ts';
import type { JsonObject, Params } from '../wire/json.ts';

const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

/** The inline keyboard of a call, judged as Telegram does. Other kinds of markup have no effect on what a phone shows here. */
export function readKeyboard(params: Params): Decision<ApiKeyboard | undefined, ApiFailure> {
  const markup = objectParam(params, 'reply_markup');
  if (markup === undefined || !('inline_keyboard' in markup)) return accept(undefined);
  // The method table has checked the shape.
  const rows = (markup as unknown as ApiKeyboard).inline_keyboard.filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length > 100) return malformed('REPLY_MARKUP_TOO_LONG');
  for (const button of buttons) {
    const problem = buttonProblem(button);
    if (problem !== undefined) return malformed(problem);
  }
  return accept(rows.length === 0 ? undefined : { inline_keyboard: rows });
}

function buttonProblem(button: ApiButton): string | undefined {
  const used = actions.filter((action) => action in (button as unknown as JsonObject));
  if (button.text.trim() === '') return 'inline keyboard button text must be non-empty';
  if (used.length === 0) return 'text buttons are unallowed in the inline keyboard';
  if (used.length > 1) return 'inline keyboard button must have exactly one of the optional fields';
  if (button.callback_data !== undefined) {
    const length = Buffer.byteLength(button.callback_data);
    if (length < 1 || length > 64) return 'BUTTON_DATA_INVALID';
  }
  if (button.url !== undefined && !/^(?:https?|tg):\/\/[^\s/]+/.test(button.url)) {
    return `inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`;
  }
  return undefined;
}
