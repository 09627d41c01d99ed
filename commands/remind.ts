import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { turnDayList } from '../src/cases/cards/turn-day-list.ts';
import { calledAll, calledOne } from '../src/cases/remind/phone-taps.ts';
import { sayRemind } from '../src/cases/remind/say-remind.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';

const branchOf = ({ tx, payload }: ButtonCall) => partyDayOf(tx, payload)?.branchId;

export default defineCommand({
  description: {
    'zh-CN': '提醒还没回音的人，一天一次',
    en: 'Reminds those who have not answered, once a day',
  },
  aliases: ['提醒'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: noWords('提醒'),
  buttons: {
    phone: { who: 'branch.run', branchOf, run: turnDayList(cardKinds.phoneList) },
    called: { who: 'branch.run', branchOf, run: calledOne },
    allCalled: { who: 'branch.run', branchOf, run: calledAll },
  },
  run: sayRemind,
});
