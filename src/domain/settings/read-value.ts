import { formatFixedDay, parseFixedDay } from '../calendar/fixed-day.ts';
import { isLocalTime } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { normalize, originalSlice } from '../grammar/normalize.ts';
import { numeralPattern, parseNumeral } from '../grammar/numerals.ts';
import { findAll, phraseOf, without, wordsLeft } from '../grammar/phrase.ts';
import { findDate } from '../grammar/plan-date.ts';
import { findTime } from '../grammar/plan-time.ts';
import type { LocalDate } from '../ids.ts';
import { conditionLabels, formatCondition, branchConditions, parseCondition } from './condition.ts';
import { formatMonthsSpan, parseMonthsSpan } from './months-span.ts';
import type { Setting, SettingKind } from './setting.ts';

/** Why words are no value of the setting; `said` is what was found. */
export type SettingProblem =
  | { readonly kind: 'notNumber'; readonly said: string }
  | { readonly kind: 'outOfRange'; readonly found: number; readonly min: number; readonly max: number }
  | { readonly kind: 'notYesNo'; readonly said: string }
  | { readonly kind: 'notAChoice'; readonly said: string; readonly choices: readonly string[] }
  | { readonly kind: 'notTime'; readonly said: string }
  | { readonly kind: 'tooLong'; readonly most: number }
  | { readonly kind: 'notMonths'; readonly said: string }
  | { readonly kind: 'notFixedDay'; readonly said: string }
  | { readonly kind: 'notDuesDay'; readonly said: string }
  | { readonly kind: 'notReviewDate'; readonly said: string }
  /** A review date lies ahead. */
  | { readonly kind: 'reviewPast'; readonly date: LocalDate };

const yes = /^(?:是的?|要|对|可以|能|行|开|允许|好|有|yes|y|1)$/;
const no = /^(?:否|不|不是|不要|不可以|不能|不行|不用|关|不允许|没有|no|n|0)$/;
const number = new RegExp(
  `^(?:提前|改成|改为)?(${numeralPattern})(?:个)?(?:天|日|号|小时|钟头|分钟?|点|月|次)?(?:前)?$`,
);

/** The stored form of what somebody said: `5天` is `5`, `下午3点` is `15:00`, `是` is `yes`. */
export function readValue(
  { kind }: Pick<Setting, 'kind'>,
  words: string,
  today: LocalDate,
): Decision<string, SettingProblem> {
  const said = words.trim();
  const plain = normalize(said).text.replace(/[\s.]+/g, '');
  switch (kind.kind) {
    case 'number':
      return readNumber(kind, plain, said);
    case 'yesNo':
      return yes.test(plain)
        ? accept('yes')
        : no.test(plain)
          ? accept('no')
          : refuse({ kind: 'notYesNo', said });
    case 'choice':
      return readChoice(kind, plain, said);
    case 'time':
      return readTime(said);
    case 'text':
      return Array.from(said).length > kind.most
        ? refuse({ kind: 'tooLong', most: kind.most })
        : accept(originalSlice(normalize(said), 0, normalize(said).text.length).replace(/\s+/g, ' '));
    case 'months': {
      const span = parseMonthsSpan(plain);
      return span ? accept(formatMonthsSpan(span)) : refuse({ kind: 'notMonths', said });
    }
    case 'fixedDay': {
      const day = parseFixedDay(plain);
      return day.ok ? accept(formatFixedDay(day.value)) : refuse({ kind: 'notFixedDay', said });
    }
    case 'duesDay':
      return readDuesDay(plain, said);
    case 'condition':
      return readCondition(said, today);
  }
}

/** Whether a stored value can be used; a bad one counts as not set. */
export function isUsable({ kind }: Pick<Setting, 'kind'>, stored: string): boolean {
  switch (kind.kind) {
    case 'number':
      return /^\d+$/.test(stored) && Number(stored) >= kind.min && Number(stored) <= kind.max;
    case 'yesNo':
      return stored === 'yes' || stored === 'no';
    case 'choice':
      return kind.options.some(({ value }) => value === stored);
    case 'time':
      return isLocalTime(stored);
    case 'text':
      return stored !== '' && Array.from(stored).length <= kind.most;
    case 'months':
      return parseMonthsSpan(stored) !== undefined;
    case 'fixedDay':
      return parseFixedDay(stored).ok;
    case 'duesDay':
      return stored === 'partyDay' || isMonthDay(Number(stored));
    case 'condition':
      return parseCondition(stored) !== undefined;
  }
}

function readNumber(
  { min, max }: Extract<SettingKind, { kind: 'number' }>,
  plain: string,
  said: string,
): Decision<string, SettingProblem> {
  const found = parseNumeral(number.exec(plain)?.[1] ?? '');
  if (found === undefined) return refuse({ kind: 'notNumber', said });
  return found >= min && found <= max
    ? accept(String(found))
    : refuse({ kind: 'outOfRange', found, min, max });
}

const onPartyDay = /^(?:跟着?|就?在|和)?(?:主题)?党日(?:那天|当天|那日|当日|一起|同一天)?$/;

function readDuesDay(plain: string, said: string): Decision<string, SettingProblem> {
  if (onPartyDay.test(plain)) return accept('partyDay');
  const day = parseNumeral(number.exec(plain.replace(/^每月/, ''))?.[1] ?? '');
  return day !== undefined && isMonthDay(day) ? accept(String(day)) : refuse({ kind: 'notDuesDay', said });
}

/** A day that every month has. */
function isMonthDay(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 28;
}

function readChoice(
  { options }: Extract<SettingKind, { kind: 'choice' }>,
  plain: string,
  said: string,
): Decision<string, SettingProblem> {
  const chosen = options.find(({ words, value }) => value === plain || words.includes(plain));
  if (chosen) return accept(chosen.value);
  return refuse({ kind: 'notAChoice', said, choices: options.map(({ words }) => words[0] ?? '') });
}

function readTime(said: string): Decision<string, SettingProblem> {
  const phrase = phraseOf(normalize(said));
  const time = findTime(phrase);
  if (!time.ok || !time.value) return refuse({ kind: 'notTime', said });
  const rest = wordsLeft(without(phrase, time.value.found));
  return rest.length === 0 ? accept(time.value.time) : refuse({ kind: 'notTime', said });
}

/** `转场`, `转场 复核2027年3月1日`, `正常`. */
function readCondition(said: string, today: LocalDate): Decision<string, SettingProblem> {
  const phrase = phraseOf(normalize(said));
  const date = findDate(phrase, today);
  if (!date.ok) return refuse({ kind: 'notReviewDate', said });
  let rest = phrase;
  for (const found of date.value?.found ?? []) rest = without(rest, found);
  for (const found of findAll(rest, /(?:到|在|下次)?复核日?(?:期)?(?:是|为|:)?|(?:到|至)\s*(?=\0)/))
    rest = without(rest, found);
  const word = rest.left.replace(/[\0\s,.:]/g, '');
  const condition = branchConditions.find((one) => conditionLabels[one] === word);
  if (condition === undefined)
    return refuse({ kind: 'notAChoice', said, choices: branchConditions.map((one) => conditionLabels[one]) });
  const reviewDate = condition === 'normal' ? null : (date.value?.date ?? null);
  if (reviewDate !== null && reviewDate <= today) return refuse({ kind: 'reviewPast', date: reviewDate });
  return accept(formatCondition({ condition, reviewDate }));
}
