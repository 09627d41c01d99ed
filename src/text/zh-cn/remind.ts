import type { LocalDate, LocalTime } from '../../domain/ids.ts';
import { clockTime, zhDay } from '../dates.ts';

/** Reminding those still missing, and whom only the telephone reaches. */
export const remind = {
  head: '提醒一下：',
  foot: '来不了的点“请假”，能来的不用回。',
  online: '不能到现场的可以线上参加，到时候在卡片上点“线上参加”。',

  sent: (count: number) => `提醒了${count}人。`,
  sentLater: (count: number, date: LocalDate, time: LocalTime) =>
    `现在是免打扰的时间，${zhDay(date)}${clockTime(time)}再提醒${count}人。`,
  today: '今天已经提醒过了，一天只提醒一次。',
  limit: (most: number) =>
    most === 0 ? '设置里写的是不提醒（提醒次数0次），没有发。' : `都提醒过${most}次了，不再发了。`,
  onlyPhone: (count: number) => `还有${count}人助手联系不上，要打电话。`,
  allAnswered: '大家都有回音了，不用提醒。',
  noDay: '眼下没有定好的主题党日，没有要提醒的。',
  closed: (date: LocalDate) => `${zhDay(date)}主题党日的登记已经结束，不用提醒了。没登记的在“待办”里补。`,
  over: (date: LocalDate) => `${zhDay(date)}主题党日已经开始了，不再提醒。`,
  tooLate: (hours: number) => `离开始不到${hours}小时了，不再发提醒。`,

  buttonPhone: '看电话名单',
  phone: (date: LocalDate, names: readonly string[], count: number) =>
    `${zhDay(date)}主题党日，要打电话的${count}人：${names.join('、')}${names.length < count ? '等' : ''}`,
  phoneTitle: (date: LocalDate, count: number, names: readonly string[]) =>
    `${zhDay(date)}主题党日，要打电话的一共${count}人：\n${names.join('、')}`,
  phoneEmpty: (date: LocalDate) => `${zhDay(date)}主题党日，没有要打的电话了。`,
  phoneDeferred: (name: string) => `${name}（请假再联系）`,
  buttonAllCalled: '都打过了',
  buttonCalled: (name: string) => `打过了 ${name}`,
  called: (name: string) => `✓ 给${name}打过了`,
  allCalled: (count: number) => `✓ ${count}人都打过了`,
};
