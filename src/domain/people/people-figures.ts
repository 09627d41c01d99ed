/** The figures about changes of people, settable by county, township and branch. */
export interface PeopleFigures {
  /** 外出 and 可不参加 without an end are looked at again after so many months, and so again. */
  readonly reviewMonths: number;
  /** Days before the end of a probation on which the officers hear of it. */
  readonly probationNoticeDays: number;
  /** In so many last days of a quarter the officers see every away member who is left to be contacted. */
  readonly contactLastDays: number;
}

export const defaultPeopleFigures: PeopleFigures = {
  reviewMonths: 6,
  probationNoticeDays: 30,
  contactLastDays: 10,
};
