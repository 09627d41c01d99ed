/**
 * What voice input makes of a word, and the word. Each pair is of one length, so that places in the text stay where they
 * are. Nobody applies them unasked: only where a text cannot be read as it stands and can be read so.
 */
export const voiceSlips: readonly (readonly [heard: string, meant: string])[] = [
  ['硬到', '应到'],
  ['因到', '应到'],
  ['应道', '应到'],
  ['应倒', '应到'],
  ['英到', '应到'],
  ['影到', '应到'],
  ['印到', '应到'],
  ['迎到', '应到'],
  ['食到', '实到'],
  ['时到', '实到'],
  ['石到', '实到'],
  ['是到', '实到'],
  ['十到', '实到'],
  ['实道', '实到'],
  ['实倒', '实到'],
  ['失到', '实到'],
  ['到回', '到会'],
  ['道会', '到会'],
  ['倒会', '到会'],
  ['到汇', '到会'],
  ['到惠', '到会'],
  ['请加', '请假'],
  ['请家', '请假'],
  ['请价', '请假'],
  ['请驾', '请假'],
  ['清假', '请假'],
  ['情假', '请假'],
  ['轻假', '请假'],
  ['青假', '请假'],
  ['到起', '到齐'],
  ['到其', '到齐'],
  ['到奇', '到齐'],
  ['到期', '到齐'],
  ['道齐', '到齐'],
  ['倒齐', '到齐'],
  ['全道', '全到'],
  ['全倒', '全到'],
  ['都道', '都到'],
  ['都倒', '都到'],
  ['缺习', '缺席'],
  ['缺西', '缺席'],
  ['确席', '缺席'],
  ['列习', '列席'],
  ['列西', '列席'],
  ['烈席', '列席'],
  ['线商', '线上'],
  ['现上', '线上'],
  ['先上', '线上'],
  ['限上', '线上'],
  ['签道', '签到'],
  ['签倒', '签到'],
  ['前到', '签到'],
  ['千到', '签到'],
  ['牵到', '签到'],
  ['钱到', '签到'],
  ['保到', '报到'],
  ['抱到', '报到'],
  ['报道', '报到'],
  ['道了', '到了'],
  ['倒了', '到了'],
  ['来补了', '来不了'],
  ['来不料', '来不了'],
  ['去补了', '去不了'],
  ['完点到', '晚点到'],
  ['碗点到', '晚点到'],
  ['鹿上', '路上'],
  ['马上道', '马上到'],
  ['外弟', '外地'],
  ['积极分支', '积极分子'],
  ['机极分子', '积极分子'],
  ['没莱', '没来'],
  ['没赖', '没来'],
  ['没道', '没到'],
];

/** Longer ones first: 马上道 is not 马 and 上道. */
const heard = new RegExp(
  voiceSlips
    .map(([wrong]) => wrong)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);
const meant = new Map(voiceSlips);

/** Normalised text with the slips put right, except where `kept` says that a place belongs to a name. */
export function withoutSlips(
  text: string,
  kept: (from: number, to: number) => boolean = () => false,
): string {
  return text.replace(heard, (wrong, from: number) =>
    kept(from, from + wrong.length) ? wrong : (meant.get(wrong) ?? wrong),
  );
}
