import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { calledAll, calledOne, turnPhoneList } from '../src/cases/remind/phone-taps.ts';
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
    phone: { who: 'branch.run', branchOf, run: turnPhoneList },
    called: { who: 'branch.run', branchOf, run: calledOne },
    allCalled: { who: 'branch.run', branchOf, run: calledAll },
  },
  run: sayRemind,
});
