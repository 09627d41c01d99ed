import { enDay } from '../dates.ts';
import type { codes as zh } from '../zh-cn/codes.ts';
import { binding } from './binding.ts';

export const codes: typeof zh = {
  ask: (counts) =>
    [
      counts.missing === 0
        ? `All ${counts.all} officers are connected. Only those with a new account need another invitation.`
        : `Of ${counts.all} officers ${counts.missing} are not connected yet.`,
      `Each invitation is a message of its own, to be forwarded to that person${counts.missing > counts.perTap ? `; ${counts.perTap} come at a time` : ''}.`,
      counts.withCode > 0
        ? `${counts.withCode} of them hold an unused slip or invitation: a new one voids it.`
        : 'A new invitation voids older slips and invitations.',
    ].join('\n'),
  buttonSecretaries: (count) => `Secretaries not connected (${count})`,
  buttonMissing: (count) => `All not connected (${count})`,
  buttonAll: (count) => `Everybody anew (${count})`,
  coming: (count, rest) =>
    [
      count === 1
        ? 'Please forward the next message to that person, not to a group.'
        : `${count} messages follow: please forward each to its person, not to a group.`,
      ...(rest > 0 ? [` ${rest} more wait: ask again once these are forwarded.`] : []),
    ].join(''),
  more: (count) => `${count} more are to come.`,
  buttonMore: (count) => `Send ${count} more`,
  invitation: ({ whom, link, digits, until, tries, from }) =>
    [
      `To ${binding.whom(whom)}:`,
      'Please tell the branch assistant who you are. Open this link, press Start, then tap “Yes”:',
      link,
      `If the link does not open, send the assistant these eight digits privately: ${digits}`,
      `Valid until ${enDay(until)}; void after ${tries} wrong tries. For you alone, please do not pass it on; earlier ones are void.`,
      ...(from === '' ? [] : [from]),
    ].join('\n'),
  allConnected: (count) =>
    count === 1 ? 'Connected already: nothing to send.' : `All ${count} are connected: nothing to send.`,
  madeLately:
    'Made within the hour (above, or as a slip, or by a colleague): please use these first. To make new ones, send: /codes',
  noOfficers:
    'The roster has no secretary, deputy secretary or organisation commissioner. Please enter the posts first.',
  noSuchBranch: (said, example) =>
    `There is no branch “${said}”, or it is not yours. For example: /codes ${example}`,
};
