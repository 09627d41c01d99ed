import type { LocalDate, LocalTime, Month } from '../ids.ts';
import type { PartyDayForm } from '../party-day/party-day.ts';
import type { Shift } from './plan-shift.ts';

/** What an officer said about the Party day; what was not said is absent and stays as it was. */
export interface PlanReading {
  readonly verb: 'show' | 'plan' | 'move' | 'cancel' | 'skip';
  /** The month whose Party day is meant, when it was named. */
  readonly month?: Month;
  /** The day of the month on which the one that is moved or cancelled was to be (15日取消, 15日改到18日). */
  readonly planned?: number;
  readonly date?: LocalDate;
  readonly time?: LocalTime;
  /** 推迟一周: how far it is moved from where it stands. */
  readonly shift?: Shift;
  readonly place?: string;
  /** Places, of the day or of its sittings, that do not sound like one: they count only where one is known already. */
  readonly doubtfulPlaces?: readonly string[];
  readonly forms?: readonly PartyDayForm[];
  readonly theme?: string;
  readonly reason?: string;
  /** 分场: at least two, in order; an hour that was not said is the one before's. */
  readonly sittings?: readonly SittingReading[];
  /** 不分场: one sitting in place of several; what was not said of it is the first one's. */
  readonly together?: true;
  /** 主持 and 记录, as written. */
  readonly chair?: string;
  readonly recorder?: string;
}

export interface SittingReading {
  readonly who: string;
  readonly date: LocalDate;
  readonly time: LocalTime | undefined;
  readonly place: string | undefined;
}

export type PlanProblem =
  /** 2月30日, 32日. */
  | { readonly kind: 'noSuchDate'; readonly said: string }
  /** 25点, 晚上12点. */
  | { readonly kind: 'noSuchTime'; readonly said: string }
  /** 3点 without 上午 or 下午. */
  | { readonly kind: 'halfOfDayMissing'; readonly said: string }
  /** 上午 and the like without an hour. */
  | { readonly kind: 'hourMissing'; readonly said: string }
  /** 喝酒日: a kind of day that is no form. */
  | { readonly kind: 'unknownForm'; readonly said: string }
  /** 15日星期五, when the 15th is no Friday. */
  | { readonly kind: 'weekdayMismatch'; readonly date: LocalDate; readonly said: string }
  | { readonly kind: 'severalDates'; readonly said: readonly string[] }
  | { readonly kind: 'severalTimes'; readonly said: readonly string[] }
  /** 农历, 初五: ask for the date of the common calendar. */
  | { readonly kind: 'lunarDate'; readonly said: string }
  /** 改到 without a date, time or place. */
  | { readonly kind: 'moveTargetMissing' }
  /** 本月不开 without a reason. */
  | { readonly kind: 'reasonMissing' }
  /** 不开 without 本月 or another month. */
  | { readonly kind: 'skipMonthMissing' }
  /** 分场 with one sitting. */
  | { readonly kind: 'oneSitting' }
  /** A sitting without a date, and none before it has one. */
  | { readonly kind: 'sittingDateMissing'; readonly said: string }
  | { readonly kind: 'tooLong'; readonly what: 'place' | 'theme' | 'reason'; readonly most: number }
  /** No date, time, form or theme in it; `rest` is the text. */
  | { readonly kind: 'nothing'; readonly rest: string };

export interface PlanRefusal {
  readonly problems: readonly [PlanProblem, ...PlanProblem[]];
  /** The reading without the places that have a problem. */
  readonly understood: PlanReading;
}
