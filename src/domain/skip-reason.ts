/** Why a scheduled step did nothing, and whether somebody should hear of it: `moot` steps were simply not needed. */
export const skipReasons = {
  'too late': 'missed',
  threw: 'missed',
  'too close to the start': 'missed',
  'no officer bound': 'missed',
  'closed; no officer bound': 'missed',
  'no admin bound': 'missed',
  'no county admin bound': 'missed',
  'no such township': 'missed',
  taken: 'moot',
  database: 'moot',
  'no longer planned': 'moot',
  'announced already, or no longer planned': 'moot',
  'planned meanwhile': 'moot',
  'not asked now': 'moot',
  'left alone now': 'moot',
  'closed; left alone this month': 'moot',
  'nothing recorded': 'moot',
  'nobody to remind': 'moot',
  'nothing new': 'moot',
  'every year is known': 'moot',
} as const satisfies Record<string, 'missed' | 'moot'>;

export type SkipReason = keyof typeof skipReasons;

/** Other words, as a job of one's own may use, are reported and shown as they are. */
export function isMoot(reason: string | null): boolean {
  return reason !== null && isSkipReason(reason) && skipReasons[reason] === 'moot';
}

export function isSkipReason(reason: string): reason is SkipReason {
  return Object.hasOwn(skipReasons, reason);
}
