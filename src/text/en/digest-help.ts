import type { HelpKind, HelpMark } from '../../domain/digest/help.ts';
import { enDay, enMonth } from '../dates.ts';
import type { digestHelp as zh } from '../zh-cn/digest-help.ts';

const markWords: Readonly<Record<HelpMark, string>> = {
  reminded: 'reminded',
  invited: 'invitation made',
  contacted: 'contacted',
};

/** As in Chinese. */
const mostNamed = 20;

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
        return `${whom} to record dues`;
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return `${whom} to invite the assistant`;
    }
  },
  buttonInvite: (count) =>
    count === 1 ? 'Invitation to forward' : `${String(count)} invitations to forward`,
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
    `Offline: not asked any more, counted apart, to be looked at again on ${enDay(review)}.`,

  reminded: (count) => `✓ The assistant asks ${secretaries(count)}`,
  remindedAlready: 'Asked already, please wait a little.',
  nobodyToRemind: 'No secretary can be reached here: telephone, then tap [Mark as contacted].',
  contacted: (label) => `✓ Noted: ${label} was contacted`,
  notContacted: (label) => `✓ Undone: ${label} was not contacted`,
  offline: (label, review) => `✓ ${label} is offline, to be looked at again on ${enDay(review)}`,
  normal: (label) => `✓ ${label} is no longer offline`,

  word: (branch, help, month) => {
    const asks = (what: string) => `The township asks: ${branch} ${what}`;
    switch (help) {
      case 'undated':
        return asks(`has no date for the Party day of ${enMonth(month)} yet. One tap is enough.`);
      case 'unrecorded':
        return asks(
          `has no record of the Party day of ${enMonth(month)}. If it was held, one line is enough, such as “/attend 31/26/3”.`,
        );
      case 'silent':
        return asks(
          'has no record for two months. Tell the township if something is in the way; if it was held, one line is enough, such as “/attend 31/26/3”.',
        );
      case 'dues':
        return asks(
          'has not recorded the dues fully. One line is enough: “/dues 全部”, or “/dues 全部除张三”.',
        );
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return asks('has no assistant in its group. Send /start and tap the invitation.');
    }
  },
  buttonPlan: 'Set the date',
  buttonRecord: 'Record it',
};
