import { accept, refuse } from '../decision.ts';
import type { DuesClass, MemberStatus, Post } from '../people/facts.ts';
import { compact, parts } from './clean-text.ts';
import type { CellForm } from './column.ts';
import type { BranchCondition, HolidayKind, PayMode, PaysThrough } from './rows.ts';

const statusWords: Readonly<Record<MemberStatus, string>> = {
  formal: '正式',
  probationary: '预备',
  suspended: '停止党籍',
  transferred: '已转出',
  left: '已离队',
};

const postWords: Readonly<Record<Post, string>> = {
  secretary: '书记',
  deputySecretary: '副书记',
  organisation: '组织委员',
  publicity: '宣传委员',
  discipline: '纪检委员',
  groupLeader: '党小组长',
  generalSecretary: '党总支书记',
};

const duesClassWords: Readonly<Record<DuesClass, string>> = {
  farmer: '农民',
  migrant: '务工',
  wage: '工资',
  retired: '退休',
  relief: '低保',
  waived: '免缴',
};

const yesWords = new Set(['是', '√', '✓', '✔', 'y', 'yes', 'true', '1', '有', '对']);
const noWords = new Set(['', '否', '×', '✗', '✘', 'x', 'n', 'no', 'false', '0', '无', '没有', '-', '—', '/']);

/** One word out of a list. */
function choice<T extends string>(words: Readonly<Record<T, string>>): CellForm<T> {
  const entries = Object.entries(words) as [T, string][];
  const byWord = new Map(entries.map(([value, word]) => [word, value]));
  const allowed = entries.map(([, word]) => word).filter((word) => word !== '');
  return {
    parse: (raw) => {
      const value = byWord.get(compact(raw));
      if (value !== undefined) return accept(value);
      return refuse({ code: 'not-one-of', allowed, unknown: [raw.trim()] });
    },
    format: (value) => words[value],
  };
}

export const statusCell = choice(statusWords);
export const duesClassCell = choice(duesClassWords);
export const holidayKindCell = choice<HolidayKind>({ off: '放假', work: '上班' });

/** 缴费方式; empty means every month. */
export const payModeCell = withEmptyAs('monthly', choice<PayMode>({ monthly: '逐月', quarterly: '按季' }));

/** 状态 of a branch; empty means that nothing is special. */
export const conditionCell = choice<BranchCondition>({ normal: '', offline: '线下', pasture: '转场' });

/** 职务: several joined by 、, or none. Written in the contract's order, so that a new order is no change. */
export const postsCell: CellForm<readonly Post[]> = {
  parse: (raw) => {
    const found = parts(raw);
    const known = Object.values(postWords);
    const unknown = found.filter((word) => !known.includes(word));
    if (unknown.length > 0) return refuse({ code: 'not-one-of', allowed: known, unknown });
    const all = Object.entries(postWords) as [Post, string][];
    return accept(all.filter(([, word]) => found.includes(word)).map(([post]) => post));
  },
  format: (posts) => posts.map((post) => postWords[post]).join('、'),
};

/** 是, 否 or empty (no); √ × y n 1 0 and the like are understood. */
export const yesNoCell: CellForm<boolean> = {
  parse: (raw) => {
    const word = compact(raw).toLowerCase();
    if (yesWords.has(word)) return accept(true);
    if (noWords.has(word)) return accept(false);
    return refuse({ code: 'not-one-of', allowed: ['是', '否'], unknown: [raw.trim()] });
  },
  format: (yes) => (yes ? '是' : '否'),
};

const paysThroughShape = /^(?:由)?(亲属|党员)?(?:代缴|代)?[:(]?([\p{L}\p{N}_-]+?)?\)?$/u;

/**
 * 代缴关系, with the branch's consent (党费规定 art. 12): 亲属, 亲属 with the payer's 编号 when a member too, or the 编号 of
 * the member who pays. Empty or 本人: pays in person.
 */
export const paysThroughCell: CellForm<PaysThrough | undefined> = {
  parse: (raw) => {
    const text = compact(raw);
    if (text === '' || text === '本人') return accept(undefined);
    const match = paysThroughShape.exec(text);
    const number = match?.[2];
    if (match?.[1] === '亲属')
      return accept(number === undefined ? { by: 'relative' } : { by: 'relative', number });
    if (number === undefined || !/\d/.test(number)) return refuse({ code: 'pays-through' });
    return accept({ by: 'member', number });
  },
  format: (value) => {
    if (value === undefined) return '';
    if (value.by === 'member') return `党员${value.number}`;
    return value.number === undefined ? '亲属' : `亲属${value.number}`;
  },
};

function withEmptyAs<T>(fallback: T, form: CellForm<T>): CellForm<T> {
  return { parse: (raw) => (raw.trim() === '' ? accept(fallback) : form.parse(raw)), format: form.format };
}
