/** Attendance and members' states have words of their own, whatever figures stand beside them. */
const otherMatters = /请假|到会|实到|应到|缺席|外出|转出|应交党费|上缴|上交/;
const sumOrMonths =
  /(?:[\d零〇一二两俩三四五六七八九十百半]\s*(?:元|块|毛|角|分钱)|[\d一二两三四五六七八九十]\s*个月|[一二三四]季度|半年|全年)/;

/** Whether an officer's words without a command word are about dues: 张三10元, 李四交了2毛, 王五党费3个月. */
export function soundsLikeMoney(words: string): boolean {
  const said = words.normalize('NFKC');
  return !otherMatters.test(said) && (sumOrMonths.test(said) || /党费/.test(said));
}
