import type { HelpKind, HelpMark } from '../../domain/digest/help.ts';
import { enMonth, enYearDay } from '../dates.ts';
import { mostNamed } from '../zh-cn/digest-help.ts';
import type { digestHelp as zh } from '../zh-cn/digest-help.ts';

const markWords: Readonly<Record<HelpMark, string>> = {
  reminded: 'reminded',
  invited: 'invitation made',
  contacted: 'contacted',
};

const helpWords = (help: HelpKind, isOver: boolean): string => {
  switch (help) {
    case 'undated':
      return isOver ? 'No date in this month' : 'No date yet';
    case 'unrecorded':
      return 'Day past, no record yet';
    case 'silent':
      return 'No record for two months';
    case 'dues':
      return 'Dues not fully recorded';
    case 'noOfficer':
      return 'Secretary not connected yet';
    case 'noChat':
      return 'No group yet';
    case 'chatLeft':
      return 'Assistant no longer in the group';
  }
};

const secretaries = (count: number) => (count === 1 ? 'the secretary' : `${String(count)} secretaries`);

export const digestHelp: typeof zh = {
  line: (help, branches, isOver) => {
    const names = branches
      .slice(0, mostNamed)
      .map(({ label, mark }) => (mark === undefined ? label : `${label} (${markWords[mark]})`))
      .join(', ');
    const more = branches.length - mostNamed;
    return `${helpWords(help, isOver)}: ${names}${more > 0 ? ` and ${String(more)} more` : ''}`;
  },
  nothing: 'No branch needs help at the moment.',
  nothingNew: 'No branch newly needs help.',
  asBefore: (count) => `${String(count)} more as before`,

  buttonRemind: (help, count) => {
    const whom = `Ask ${secretaries(count)}`;
    switch (help) {
      case 'undated':
        return `${whom} for the date`;
      case 'unrecorded':
      case 'silent':
        return `${whom} for the record`;
      case 'dues':
        return count === 1 ? 'Ask to record dues' : `Ask ${String(count)} branches to record dues`;
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return `${whom} to invite the assistant`;
    }
  },
  buttonInvite: (count) =>
    count === 1 ? 'Invitation to forward' : `Invitations of ${String(count)} branches to forward`,
  buttonExpand: 'Show all',
  buttonFold: 'Show less',
  buttonOneByOne: 'Village by village',
  buttonBack: 'Back to the digest',
  buttonBranch: 'See the branch',
  buttonContacted: 'Mark as contacted',
  buttonNotContacted: 'Not contacted, undo',
  buttonOffline: 'Mark as offline',
  buttonNormal: 'Not offline, undo',
  oneByOne: 'Which village? Tap its name.',
  oneByOneNothing: 'All is well: no branch needs help any more.',
  branchTitle: (label) => `${label}:`,
  branchNothing: 'Nothing to help with any more.',
  branchOffline: (review) =>
    `Offline: not asked any more, counted apart, to be looked at again on ${enYearDay(review)}.`,

  reminded: (count, enough) =>
    [
      count === 1 ? '✓ The assistant asks' : `✓ The assistant asks ${String(count)} branches`,
      ...(enough > 0
        ? [
            `Not asked: ${String(enough)}, who had enough messages this month; it stands in their /todo. If it is urgent, telephone.`,
          ]
        : []),
    ].join('\n'),
  remindedAlready: 'Asked already, please wait a little.',
  nobodyToRemind: 'Nobody can be reached here: telephone, then tap [Mark as contacted].',
  enoughThisMonth:
    'They had enough messages this month, and find it in /todo. If it is urgent, telephone, then tap [Mark as contacted].',
  contacted: (label) => `✓ Noted: ${label} was contacted`,
  notContacted: (label) => `✓ Undone: ${label} was not contacted`,
  offline: (label, review) => `✓ ${label} is offline, to be looked at again on ${enYearDay(review)}`,
  normal: (label) => `✓ ${label} is no longer offline`,

  word: ({ township, branch, month, ...asked }) => {
    const own = String(Number(month.slice(5)));
    const record = `If it was held, one line is enough: “/attend ${own}月 应到31 实到26 请假3”.`;
    const day = `the Party day of ${enMonth(month)}`;
    const asks = (what: string) => `${township} asks: ${branch} ${what}`;
    switch (asked.help) {
      case 'undated':
        if (asked.plan === 'tap') return asks(`has no date for ${day} yet. One tap is enough.`);
        if (asked.plan === undefined)
          return asks(`had no date for ${day}. ${record} If not, just tell the township.`);
        return asks(
          `has no date for ${day} yet. If it is still to come, send its date, such as “/partyday ${String(Number(asked.plan.slice(8)))}日 9点”. ${record}`,
        );
      case 'unrecorded':
        return asks(`has no record of ${day}. ${record}`);
      case 'silent':
        return asks(`has no record for two months. Tell the township if something is in the way. ${record}`);
      case 'dues': {
        const { from, until } = asked.dues;
        const last = `${String(Number(until.slice(5)))}月`;
        const span = from === until ? last : `${String(Number(from.slice(5)))}-${last}`;
        return asks(
          `has not recorded the dues of ${span} fully. One line is enough: “/dues ${span} 全部”, or “/dues ${span} 全部除张三”.`,
        );
      }
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return asks('has no assistant in its group. Send /start and tap the invitation.');
    }
  },
  buttonPlan: 'Set the date',
  buttonRecord: 'Record it',
};
