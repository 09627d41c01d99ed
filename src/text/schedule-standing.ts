import { hourMs, minuteMs } from '../domain/calendar/time.ts';
import type { Instant } from '../domain/ids.ts';
import type { ScheduleStanding } from '../domain/schedule-standing.ts';
import type { Locale } from './locale.ts';

/** What `zhibu jobs` and `zhibu status` say of the clock; nothing where nothing is the matter. */
export function scheduleLines(
  { hold, setBack }: ScheduleStanding,
  believedAt: Instant | undefined,
  locale: Locale,
  at: (instant: Instant) => string,
): readonly string[] {
  const say = words[locale];
  const told = setBack === undefined ? [] : [say.wasSetBack(at(setBack.at), say.length(setBack.byMs))];
  if (hold === undefined) return told;
  return [say[hold.why](say.length(hold.byMs), at(believedAt ?? hold.since)), ...told];
}

interface Words {
  length(ms: number): string;
  behind(length: string, until: string): string;
  ahead(length: string): string;
  far(length: string, until: string): string;
  wasSetBack(at: string, length: string): string;
}

const words: Readonly<Record<Locale, Words>> = {
  'zh-CN': {
    length: (ms) => inUnits(ms, '天', '小时', '分钟', ''),
    behind: (length, until) =>
      `定时任务停着：系统时间往回走了${length}。请核对系统时间；到${until}还是这样，就按新的时间办，办过的不会再办。`,
    ahead: (length) => `定时任务先停一分钟：系统时间一下子往前走了${length}，看看是不是真的。`,
    far: (length, until) =>
      `定时任务先停十分钟：系统日期比上一次运行晚了${length}，是停了这么久，还是日期不对？请核对系统时间；到${until}还是这样，就按它办。`,
    wasSetBack: (at, length) =>
      `系统时间往回拨过${length}：从${at}起，定时任务按新的时间办，办过的没有再办。`,
  },
  en: {
    length: (ms) => inUnits(ms, 'days', 'hours', 'minutes', ' '),
    behind: (length, until) =>
      `Jobs are held: the system clock went back by ${length}. Check it; if it is still so at ${until}, jobs go by the new time, and nothing that has run runs again.`,
    ahead: (length) =>
      `Jobs wait a minute: the system clock leapt ahead by ${length}, and that has to be confirmed.`,
    far: (length, until) =>
      `Jobs wait ten minutes: the date is ${length} after the last run; was it away for so long, or is the date wrong? Check it; if it is still so at ${until}, jobs go by it.`,
    wasSetBack: (at, length) =>
      `The system clock was set back by ${length}: since ${at} jobs go by the new time, and nothing has run again.`,
  },
};

function inUnits(ms: number, days: string, hours: string, minutes: string, gap: string): string {
  const dayMs = 24 * hourMs;
  const [unitMs, unit] =
    ms >= 2 * dayMs ? [dayMs, days] : ms >= 2 * hourMs ? [hourMs, hours] : [minuteMs, minutes];
  return `${String(Math.round(ms / unitMs))}${gap}${unit}`;
}
