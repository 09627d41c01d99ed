import { localTime } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { numeralPattern, parseNumeral } from '../grammar/numerals.ts';
import type { LocalTime } from '../ids.ts';
import { compact } from './clean-text.ts';
import type { CellForm } from './column.ts';

const partsOfDay = '凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|am|pm';
const afternoon = new Set(['下午', '傍晚', '晚上', 'pm']);
const clockShape = new RegExp(String.raw`^(${partsOfDay})?(\d{1,2})[:.](\d{2})(?::00)?(am|pm)?$`);
const spokenShape = new RegExp(
  `^(${partsOfDay})?(${numeralPattern})[点點时時](整|半|一刻|三刻|(?:${numeralPattern})分?)?$`,
);
const spokenMinutes: Readonly<Record<string, number>> = { 整: 0, 半: 30, 一刻: 15, 三刻: 45 };

/** 时间 of the Party day: 9:00, 09:00, 9点, 九点半, 上午9点, 下午3:30, 15时. A bare number is not a time. */
export const timeCell: CellForm<LocalTime> = {
  parse: (raw) => {
    const time = read(compact(raw).toLowerCase());
    return time === undefined ? refuse({ code: 'time' }) : accept(time);
  },
  format: (time) => time,
};

function read(text: string): LocalTime | undefined {
  const clock = clockShape.exec(text);
  if (clock) return timeOf(clock[1] ?? clock[4], Number(clock[2]), Number(clock[3]));
  const spoken = spokenShape.exec(text);
  if (!spoken) return undefined;
  const minuteText = spoken[3] ?? '整';
  return timeOf(
    spoken[1],
    parseNumeral(spoken[2] ?? ''),
    spokenMinutes[minuteText] ?? parseNumeral(minuteText.replace('分', '')),
  );
}

function timeOf(
  partOfDay: string | undefined,
  hour: number | undefined,
  minute: number | undefined,
): LocalTime | undefined {
  if (hour === undefined || minute === undefined) return undefined;
  return localTime(hourOfDay(partOfDay, hour), minute);
}

function hourOfDay(partOfDay: string | undefined, hour: number): number {
  if (partOfDay === undefined) return hour;
  if (afternoon.has(partOfDay)) return hour < 12 ? hour + 12 : hour;
  if (partOfDay === '中午') return hour < 3 ? hour + 12 : hour;
  return hour;
}
