import type { CardRenderer, CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId } from '../../domain/ids.ts';
import { beyondReasons, figuresOfPlan, signOfPlan } from '../dues/act-taps.ts';
import { actOfSubject, planOf } from '../dues/acts.ts';
import { keptFen, linesKept, nextQuestion } from '../dues/plan.ts';
import type { DuesLinePlan, DuesPlan } from '../dues/plan.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import type { DuesAct } from '../../ports/store/dues.ts';
import { namesIn } from '../dues/names-in.ts';
import type { LineFacts } from '../../domain/dues/read-back.ts';
import { pageButtons, pageOf } from './paging.ts';
import { writtenLines } from './dues-act-written.ts';

const namesPerPage = 12;
const mostUnusual = 8;
/** So few are read back by name, whatever they pay. */
const mostNamed = 3;
/** 自愿多交 beyond this goes to the centre in full (central organs' measure; handbook §3.1). */
const largeExtraFen = 100_000;

/** What the reader looks at: the read-back, or a page of its names. */
interface ActView {
  readonly page: number;
}

/** The read-back of dues (subject: `branch:act`): count and sum first, then what is out of the ordinary; later what was written. */
export const duesActCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const act = actOfSubject(tx, card.subject);
  if (!act) return { text: text.common.staleButton };
  const branch = tx.org.branch(act.branchId)?.name ?? '';
  const head = text.dues.head(branch);
  if (act.state === 'dropped') return { text: [head, text.dues.droppedCard].join('\n') };
  const plan = planOf(act);
  const shown = (card.view as ActView | null)?.page;
  const names = namesIn(tx, act.branchId, view.today);
  if (act.state === 'written') {
    const lines = [head, ...writtenLines(view, act)];
    if (shown === undefined) return { text: lines.join('\n'), buttons: [[listButton(view, act, 0)]] };
    const page = pageOf(linesKept(plan), shown, namesPerPage);
    lines.push(...page.items.map((line) => text.dues.line(factsOf(view, line, names))));
    return { text: lines.join('\n'), buttons: [[...turns(view, act, page), backButton(view, act)]] };
  }
  const lines = [head, ...questionLines(view, plan, names)];
  if (shown === undefined) return { text: lines.join('\n'), buttons: questionRows(view, act, plan) };
  const page = pageOf(plan.lines, shown, namesPerPage);
  return {
    text: [...lines, text.dues.takeOff].join('\n'),
    buttons: [
      ...page.items.map((line) => [nameButton(act, plan, line, text.dues.line(factsOf(view, line, names)))]),
      ...nonEmpty([...turns(view, act, page), backButton(view, act)]),
      ...questionRows(view, act, plan, true),
    ],
  };
};

type Names = (id: DuesLinePlan['personId']) => string;

function factsOf({ today }: CardView, line: DuesLinePlan, names: Names): LineFacts {
  return {
    ...line,
    name: names(line.personId),
    fen: keptFen(line),
    near: monthOf(today),
    payer: line.payerId === null ? undefined : names(line.payerId),
  };
}

/** The question that stands, below what it is about. */
function questionLines(view: CardView, plan: DuesPlan, names: Names): readonly string[] {
  const { text, rules } = view;
  const kept = linesKept(plan);
  const [people, fen] = figuresOfPlan(plan);
  const nameOf = ({ personId }: DuesLinePlan) => names(personId);
  const unusual = kept.filter((line) => isUnusual(view, line));
  const off = plan.lines.filter(({ personId }) => plan.left.includes(personId));
  const named = [
    ...kept.map((line) => text.dues.line(factsOf(view, line, names))),
    ...(off.length > 0 ? [text.dues.takenOff(off.map(nameOf))] : []),
  ];
  const told = [
    ...(unusual.length > 0 ? [text.dues.unusual] : []),
    ...unusual.slice(0, mostUnusual).map((line) => text.dues.line(factsOf(view, line, names))),
    ...(unusual.length > mostUnusual ? [text.dues.andMore(unusual.length - mostUnusual)] : []),
    ...(kept.some(({ extraFen }) => extraFen > largeExtraFen) ? [text.dues.largeExtra] : []),
    ...(off.length > 0 ? [text.dues.takenOff(off.map(nameOf))] : []),
  ];
  switch (nextQuestion(plan)) {
    case undefined:
      return [plan.lines.length === 0 ? text.dues.allRecorded : text.dues.nobodyLeft, ...told];
    case 'excess':
      return [...told, text.dues.excessQuestion(kept.filter(({ excessFen }) => excessFen > 0).map(nameOf))];
    case 'again':
      return [
        ...told,
        text.dues.againQuestion(
          kept.flatMap((line) =>
            line.earlierAt === null
              ? []
              : [{ name: nameOf(line), time: localOf(line.earlierAt, rules.zone).time }],
          ),
        ),
      ];
    case 'reason':
      return [
        ...told,
        text.dues.reasonQuestion(
          kept.flatMap((line) => (line.flags.length > 0 ? [{ name: nameOf(line), flags: line.flags }] : [])),
        ),
      ];
    case 'sum':
      return [
        text.dues.readBack(people, fen),
        ...(plan.paidBefore ? [text.dues.paidBefore(plan.paidBefore)] : []),
        ...(kept.length <= mostNamed ? named : told),
      ];
  }
}

/** Not simply the period in hand, paid by the person, in full. */
function isUnusual(view: CardView, line: DuesLinePlan): boolean {
  const act = actOfSubject(view.tx, view.card.subject);
  const mode = act ? (view.tx.org.branch(act.branchId)?.payMode ?? 'monthly') : 'monthly';
  const end = periodEnd(monthOf(view.today), mode);
  const period = line.shares.every(({ month }) => periodEnd(month, mode) === end);
  const exact = line.extraFen + line.changeFen + line.excessFen === 0;
  return !period || !exact || line.shortFen > 0 || line.paidBy !== 'self' || line.flags.length > 0;
}

function questionRows(
  { text }: CardView,
  act: DuesAct,
  plan: DuesPlan,
  listed = false,
): (readonly CardButton[])[] {
  const base = `${String(act.branchId)}.${String(act.id)}`;
  const button = (label: string, action: string, more = ''): CardButton => ({
    label,
    action: `dues.${action}`,
    payload: more === '' ? base : `${base}.${more}`,
  });
  const drop = button(text.dues.buttonDrop, 'drop');
  const list = listed ? [] : [button(text.dues.buttonNames, 'names', '0')];
  switch (nextQuestion(plan)) {
    case undefined:
      return [[drop]];
    case 'excess':
      return [
        (['change', 'prepay', 'extra'] as const).map((excess) =>
          button(text.dues.buttonExcess[excess], 'excess', excess),
        ),
        [drop],
      ];
    case 'again':
      return [[button(text.dues.buttonAgain, 'again'), button(text.dues.buttonNotAgain, 'notAgain')]];
    case 'reason':
      return [
        ...beyondReasons.map((why) => [button(text.dues.beyondReason[why], 'why', why)]),
        [...list, drop],
      ];
    case 'sum':
      return [
        [
          button(text.dues.buttonAgrees, 'agrees', signOfPlan(plan)),
          ...(listed ? [drop] : [button(text.dues.buttonDisagrees, 'disagrees')]),
        ],
        ...nonEmpty(list),
      ];
  }
}

function nonEmpty(row: readonly CardButton[]): (readonly CardButton[])[] {
  return row.length > 0 ? [row] : [];
}

function listButton({ text }: CardView, act: DuesAct, page: number): CardButton {
  return {
    label: text.dues.buttonNames,
    action: 'dues.names',
    payload: `${String(act.branchId)}.${String(act.id)}.${String(page)}`,
  };
}

function backButton({ text }: CardView, act: DuesAct): CardButton {
  return {
    label: text.dues.buttonBack,
    action: 'dues.names',
    payload: `${String(act.branchId)}.${String(act.id)}.back`,
  };
}

function turns({ text }: CardView, act: DuesAct, page: { page: number; pages: number }): CardButton[] {
  const payload = (to: number) => `${String(act.branchId)}.${String(act.id)}.${String(to)}`;
  return pageButtons({ ...page, items: [] }, text, 'dues.names', payload);
}

function nameButton(act: DuesAct, plan: DuesPlan, { personId }: DuesLinePlan, said: string): CardButton {
  return {
    label: `${plan.left.includes(personId) ? '✗' : '✓'} ${said}`,
    action: 'dues.name',
    payload: `${String(act.branchId)}.${String(act.id)}.${String(personId)}`,
  };
}

/** The branch whose officers read the card. */
export function branchOfAct(_: CardView['tx'], subject: string): BranchId | undefined {
  return Number(subject.split(':')[0]) as BranchId;
}
