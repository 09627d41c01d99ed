import type { Meter, MethodClass } from '../../ports/meter.ts';
import type { Call } from './call.ts';
import { TelegramFault } from './errors.ts';

const classes: Readonly<Record<string, MethodClass>> = {
  getUpdates: 'fetch',
  sendMessage: 'send',
  sendDocument: 'upload',
  sendPhoto: 'upload',
  editMessageText: 'edit',
  answerCallbackQuery: 'answer',
  setMessageReaction: 'react',
};

/** Counts every call by what became of it. A refusal that is none to the program ("not modified") counts as done. */
export function meteredCall(call: Call, meter: Meter | undefined): Call {
  if (meter === undefined) return call;
  return async (method, payload, limit) => {
    const kind = classes[method] ?? 'other';
    try {
      const result = await call(method, payload, limit);
      meter.called(kind);
      return result;
    } catch (error) {
      // Cut short by us at the stop.
      if (limit.signal?.aborted !== true && error instanceof TelegramFault)
        meter.called(kind, error.refusal === undefined ? error.fault.kind : undefined);
      throw error;
    }
  };
}
