import { accept } from '../../domain/decision.ts';
import { badRequest } from '../failure.ts';
import { renderFile } from '../render.ts';
import { flagParam, textParam } from '../wire/json.ts';
import type { Method } from './method.ts';

const tooOld = 'query is too old and response timeout expired or query ID is invalid';

/** The first answer is shown to the tapper; a second one comes too late, as at Telegram. */
export const answerCallbackQuery: Method = (world, params) => {
  const tap = world.taps.get(textParam(params, 'callback_query_id') ?? '');
  if (tap === undefined || tap.answer !== undefined) return badRequest(tooOld);
  if (world.clock.now() - tap.at > world.limits.tapAnswerMs) return badRequest(tooOld);
  const text = textParam(params, 'text');
  tap.answer = {
    text: text === '' ? undefined : text,
    alert: flagParam(params, 'show_alert'),
    at: world.clock.now(),
  };
  world.changes.notify();
  return accept(true);
};

export const getFile: Method = (world, params) => {
  const file = world.files.get(textParam(params, 'file_id') ?? '');
  if (file === undefined) return badRequest('invalid file_id');
  if (file.bytes.length > 20 * 1024 * 1024) return badRequest('file is too big');
  return accept({ ...renderFile(file), file_path: file.path });
};
