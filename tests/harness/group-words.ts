import type { CallRecord } from '../../src/rehearsal/calls.ts';
import type { Store } from '../../src/ports/store/store.ts';

/** Everybody's name on any roster, of two characters and more. */
export function namesKept(store: Store): readonly string[] {
  return store.read((tx) => {
    const ids = tx.org.branches().flatMap(({ id }) => tx.people.everIn(id));
    return [...new Set(tx.people.persons(ids).map(({ name }) => name))].filter(
      (name) => Array.from(name).length > 1,
    );
  });
}

/**
 * What must never be said (design rules 7 and 9): to anybody that a person counts as having left the Party; to a group a sum of
 * money, since the sum of a few is somebody's, and a name beside dues, since it may be a debtor's. Looks at every call of the
 * bot: messages, edits, captions, answers and the labels of buttons.
 */
export function forbiddenWords(calls: readonly CallRecord[], names: readonly string[]): readonly string[] {
  return calls.flatMap(({ method, params, seq }) => {
    const said = wordsOf(params).join('\n');
    const toGroup = Number(params['chat_id'] ?? 0) < 0;
    const faults = [
      ...(said.includes('自行脱党') ? ['自行脱党'] : []),
      ...(toGroup && /\d\s*元|[￥¥]\s*\d/.test(said) ? ['a sum of money in a group'] : []),
      ...(toGroup && /党费|欠/.test(said) ? names.filter((name) => said.includes(name)) : []),
    ];
    return faults.map((fault) => `call ${String(seq)} ${method}: ${fault}: ${said}`);
  });
}

function wordsOf(params: CallRecord['params']): readonly string[] {
  const plain = ['text', 'caption'].flatMap((key) => (typeof params[key] === 'string' ? [params[key]] : []));
  const markup = params['reply_markup'];
  return [...plain, ...(markup === undefined ? [] : [JSON.stringify(markup)])];
}
