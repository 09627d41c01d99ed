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

/** Words by which a text is about what somebody pays; a name beside them may be a debtor's. */
const aboutDues = /党费|没交|未交|欠|缓交|免交|补交|上缴/;
const sum = /\d\s*元|[￥¥]\s*\d/;
/** As the program writes a sum; a date has no such end. */
const bareSum = /(?<![\d.])\d+\.\d{2}(?![\d.])/;

/**
 * What must never be said (design rules 7 and 9): to anybody that a person counts as having left the Party; to a group a sum of
 * money, since the sum of a few is somebody's, and a name beside dues, since it may be a debtor's; nor does a group get a
 * file. Looks at every call of the bot: messages, edits, captions, names of files, answers and the labels of buttons.
 */
export function forbiddenWords(calls: readonly CallRecord[], names: readonly string[]): readonly string[] {
  return calls.flatMap(({ method, params, seq }) => {
    const said = wordsOf(params).join('\n');
    const faults = [
      ...(said.includes('自行脱党') ? ['自行脱党'] : []),
      ...(Number(params['chat_id'] ?? 0) < 0 ? inGroup(said, names) : []),
      ...(Number(params['chat_id'] ?? 0) < 0 && params['document'] !== undefined
        ? ['a file in a group']
        : []),
    ];
    return faults.map((fault) => `call ${String(seq)} ${method}: ${fault}: ${said}`);
  });
}

function inGroup(said: string, names: readonly string[]): readonly string[] {
  const isAboutDues = aboutDues.test(said);
  return [
    ...(sum.test(said) || (isAboutDues && bareSum.test(said)) ? ['a sum of money in a group'] : []),
    ...(isAboutDues ? names.filter((name) => said.includes(name)) : []),
  ];
}

function wordsOf(params: CallRecord['params']): readonly string[] {
  const plain = ['text', 'caption'].flatMap((key) => (typeof params[key] === 'string' ? [params[key]] : []));
  const file = params['document'];
  return [
    ...plain,
    ...(file === undefined ? [] : [JSON.stringify(file)]),
    ...labelsOf(params['reply_markup']),
  ];
}

/** Of buttons, what is read; their data is not, and may look like a sum. */
function labelsOf(markup: unknown): readonly string[] {
  if (Array.isArray(markup)) return markup.flatMap(labelsOf);
  if (typeof markup !== 'object' || markup === null) return [];
  return Object.entries(markup).flatMap(([key, value]: [string, unknown]) =>
    key === 'text' && typeof value === 'string' ? [value] : labelsOf(value),
  );
}
