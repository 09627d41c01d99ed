import { realSleep } from '../adapters/clock/system-clock.ts';
import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { CallLog, CallOutcome, CallRecord } from './calls.ts';
import type { ApiFailure } from './failure.ts';
import { malformed } from './failure.ts';
import type { Fault, Faults } from './faults.ts';
import type { Intake } from './intake.ts';
import { methods } from './methods/methods.ts';
import type { MethodName } from './table/methods.ts';
import { isMethod } from './table/methods.ts';
import { checkCall, describeProblem } from './wire/check-call.ts';
import type { Params } from './wire/json.ts';
import type { RawParams } from './wire/read-request.ts';
import type { World } from './world.ts';

export interface Server {
  readonly world: World;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly intake: Intake;
}

/** What goes back on the wire. */
export type Reply =
  | { readonly kind: 'json' | 'html'; readonly status: number; readonly body: string }
  | { readonly kind: 'trickle'; readonly body: string; readonly ms: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang' };

type Result = Decision<unknown, ApiFailure>;

/** Answers one call of the bot. `gone` aborts when the caller has hung up. */
export async function answerCall(
  server: Server,
  name: string,
  raw: RawParams,
  gone: AbortSignal,
): Promise<Reply> {
  const { call, end } = server.calls.begin(name, raw);
  const checked = check(server, name, raw, call);
  const fault = server.faults.take(call);
  const finish = (result: Result, outcome?: CallOutcome): Reply => {
    end(outcome ?? outcomeOf(result));
    return replyOf(result);
  };
  if (fault === undefined) {
    const result = await run(server, checked, gone, call);
    return finish(result);
  }
  const applied = takesEffect(fault);
  const result = applied ? await run(server, checked, gone, call) : checked;
  if (fault.kind === 'slow') {
    await realSleep(fault.ms, gone);
    return finish(result);
  }
  end({ kind: 'fault', fault: fault.kind, applied });
  return spoil(fault, result);
}

type Checked = Decision<{ readonly method: MethodName; readonly params: Params }, ApiFailure>;

function check(server: Server, name: string, raw: RawParams, call: CallRecord): Checked {
  const { calls } = server;
  if (!isMethod(name)) {
    calls.blame(call.seq, name, 'no such method');
    return refuse({ code: 404, description: 'Not Found: method not found' });
  }
  const checked = checkCall(name, raw);
  if (checked.ok) return accept({ method: name, params: checked.value });
  for (const problem of checked.reason) calls.blame(call.seq, name, problem);
  const [first = ''] = checked.reason;
  return malformed(describeProblem(name, first));
}

async function run(server: Server, checked: Checked, gone: AbortSignal, call: CallRecord): Promise<Result> {
  if (!checked.ok) return checked;
  const { method, params } = checked.value;
  const result = await apply(server, method, params, gone);
  if (!result.ok && result.reason.violation === true)
    server.calls.blame(call.seq, method, result.reason.description);
  return result;
}

async function apply(server: Server, method: MethodName, params: Params, gone: AbortSignal): Promise<Result> {
  const { intake, world } = server;
  if (method === 'getUpdates') return intake.getUpdates(params, gone);
  if (method === 'setWebhook') return intake.setWebhook(params);
  if (method === 'deleteWebhook') return intake.deleteWebhook(params);
  if (method === 'getWebhookInfo') return accept(intake.webhookInfo());
  return methods[method](world, params);
}

function takesEffect(fault: Fault): boolean {
  if (fault.kind === 'slow' || fault.kind === 'trickle' || fault.kind === 'nonsense') return true;
  return fault.applied === true;
}

function outcomeOf(result: Result): CallOutcome {
  if (result.ok) return { kind: 'ok', result: result.value };
  return { kind: 'error', code: result.reason.code, description: result.reason.description };
}

export function replyOf(result: Result): Reply {
  if (result.ok)
    return { kind: 'json', status: 200, body: JSON.stringify({ ok: true, result: result.value }) };
  const { code, description, parameters } = result.reason;
  const body = {
    ok: false,
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  };
  return { kind: 'json', status: code, body: JSON.stringify(body) };
}

function spoil(fault: Exclude<Fault, { readonly kind: 'slow' }>, result: Result): Reply {
  switch (fault.kind) {
    case 'error': {
      const { code, description, parameters } = fault;
      return replyOf(refuse({ code, description, ...(parameters === undefined ? {} : { parameters }) }));
    }
    case 'html': {
      const body = `<html>\r\n<head><title>${String(fault.code)} Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>`;
      return { kind: 'html', status: fault.code, body };
    }
    case 'truncated': {
      const whole = result.ok
        ? JSON.stringify({ ok: true, result: result.value })
        : '{"ok":true,"result":{}}';
      return { kind: 'json', status: 200, body: whole.slice(0, Math.max(8, Math.floor(whole.length / 2))) };
    }
    case 'trickle': {
      const whole = replyOf(result);
      return { kind: 'trickle', body: 'body' in whole ? whole.body : '', ms: fault.ms };
    }
    case 'nonsense':
      return { kind: 'json', status: 200, body: fault.body };
    case 'cut':
    case 'hang':
      return { kind: fault.kind };
  }
}
