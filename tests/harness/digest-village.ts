import { bindAbove } from './above.ts';
import { openPartyDay, planOf } from './party-day.ts';

export const first = planOf();
export const second = planOf({
  code: 'SQ02',
  name: '石桥村第二党支部',
  expected: 6,
  away: 0,
  secretary: '周国强',
});
export const unrecorded = '党日已过还没有记录：石桥村第二支部';

/** A village of two branches at the township's digest of November: the first has a record, the second has none. */
export async function openDigest(date = '2026-11-18') {
  const village = await openPartyDay([first, second]);
  const { township: luo, county } = await bindAbove(village.talk);
  await village.say(village.person(0), 'bot', '到会 12/10/1');
  await village.talk.advanceTo(date, '09:00');
  const digests = () => village.talk.rehearsal.messages(luo).filter(({ text }) => text.startsWith('望河镇'));
  let messageId = digests().at(-1)?.messageId;
  /** The newest digest as it stands now, whatever it shows. */
  const card = () => {
    messageId =
      digests().findLast((one) => messageId === undefined || one.messageId > messageId)?.messageId ??
      messageId;
    const found = village.talk.rehearsal.messages(luo).find((one) => one.messageId === messageId);
    if (!found) throw new Error('no digest');
    return { text: found.text, buttons: found.buttons.flat().map(({ label }) => label) };
  };
  /** A tap on it, whatever came behind it. */
  const press = (label: string) => village.tap(luo, 'bot', label, card().text.split('\n')[0]);
  return { village, luo, county, secretary: village.person(0, 1), card, press };
}
