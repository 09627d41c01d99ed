import type { LocalDate } from '../../domain/ids.ts';
import type { Whom } from '../../domain/people/whom.ts';
import { zhDay } from '../dates.ts';
import { binding } from './binding.ts';

interface Invitation {
  readonly whom: Whom;
  readonly link: string;
  readonly digits: string;
  readonly until: LocalDate;
  readonly tries: number;
  /** The township. */
  readonly from: string;
}

/** 邀请码: what the township forwards to its officers. */
export const codes = {
  ask: (counts: {
    readonly all: number;
    readonly missing: number;
    readonly withCode: number;
    readonly perTap: number;
  }) =>
    [
      counts.missing === 0
        ? `书记、副书记、组织委员${counts.all}人都连上助手了。换了手机号的才要重发。`
        : `书记、副书记、组织委员${counts.all}人，还有${counts.missing}人没连上助手。`,
      `做出来一人一条，请转给本人${Math.max(counts.missing, 0) > counts.perTap ? `，一次先来${counts.perTap}条` : ''}。`,
      counts.withCode > 0
        ? `其中${counts.withCode}人手里有没用过的绑定单或邀请：发了新的，旧的就作废。`
        : '发了新的，以前给的绑定单和邀请就作废。',
    ].join('\n'),
  buttonSecretaries: (count: number) => `给没连上的书记发（${count}条）`,
  buttonMissing: (count: number) => `给没连上的都发（${count}条）`,
  buttonAll: (count: number) => `全部重发（${count}条）`,
  coming: (count: number, rest: number) =>
    [
      count === 1
        ? '下面这一条请转给本人，不要发到群里。'
        : `下面来${count}条，一人一条，请分别转给本人，不要发到群里。`,
      ...(rest > 0 ? [`还有${rest}人的没发，这些转完了再来一次。`] : []),
    ].join(''),
  more: (count: number) => `还有${count}人的没发。`,
  buttonMore: (count: number) => `再发${count}条`,
  invitation: ({ whom, link, digits, until, tries, from }: Invitation) =>
    [
      `${binding.whom(whom)}同志：`,
      '请在支部助手里认一下身份。点这个链接，点“开始”，再点“是我”：',
      link,
      `链接点不开，就打开助手私聊，发这八位数字：${digits}`,
      `${zhDay(until)}前有效，输错${tries}次作废。只给您本人用，请不要转给别人；以前收到的不用了。`,
      ...(from === '' ? [] : [from]),
    ].join('\n'),
  allConnected: (count: number) =>
    count === 1 ? '已经连上助手了，不用发。' : `${count}人都连上助手了，不用发。`,
  madeLately: '一小时内已经做过（在上面，或者是绑定单、别的同志做的），请先用那个。要重新做，请发：邀请码',
  noOfficers: '名册上没有书记、副书记、组织委员。请县里先把职务写进名册。',
  noSuchBranch: (said: string, example: string) =>
    `没有“${said}”这个支部，或者不归您管。例如：邀请码 ${example}`,
};
