import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MethodName } from '../table/methods.ts';
import { methodTable } from '../table/methods.ts';
import { checkFields } from './check-value.ts';
import type { Params } from './json.ts';
import type { RawParams } from './read-request.ts';

/** Checks a call against the method table. Every problem is told, not only the first. */
export function checkCall(method: MethodName, raw: RawParams): Decision<Params, readonly string[]> {
  const given = new Map(raw);
  // telegraf puts the method's name into multipart bodies, as webhook replies have it.
  if (given.get('method')?.value === method) given.delete('method');
  const problems: string[] = [];
  const params = checkFields(methodTable[method], given, '', problems);
  return problems.length === 0 ? accept(params) : refuse(problems);
}

/** Telegram's own words for the commonest wrong requests; for the others what the check found. */
export function describeProblem(method: string, problem: string): string {
  if (/^chat_id is missing/.test(problem)) return 'chat_id is empty';
  if (/^text is missing/.test(problem)) return 'message text is empty';
  if (/^text has length \d+, at most 4096/.test(problem)) return 'message is too long';
  if (/^caption has length/.test(problem)) return 'message caption is too long';
  if (/^text has length/.test(problem) && method === 'answerCallbackQuery') return 'MESSAGE_TOO_LONG';
  if (/^document is missing/.test(problem)) return 'there is no document in the request';
  if (/^photo is missing/.test(problem)) return 'there is no photo in the request';
  if (/^reaction\[\d+\]\.?/.test(problem)) return 'REACTION_INVALID';
  if (/^commands\[\d+\]\.command/.test(problem)) return 'BOT_COMMAND_INVALID';
  if (/^commands\[\d+\]\.description/.test(problem)) return 'BOT_COMMAND_DESCRIPTION_INVALID';
  return problem;
}
