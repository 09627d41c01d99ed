import type { BoundVillage } from './bound.ts';
import { openBoundVillage } from './bound.ts';
import { memberName } from './village.ts';
import type { BranchPlan } from './village.ts';

/** A branch to be reminded: of 20 expected only the first three can be written to, and the first plans the day. */
export const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 20,
  away: 1,
  secretary: '林福贵',
};
export const [secretary, deputy, member] = [0, 1, 2] as const;
export const name = (k: number): string => memberName(branch, k);

export interface NoticedOptions {
  readonly audience?: '也有群众';
  readonly plan?: string;
  /** Five days before the usual 15 November, unless told. */
  readonly date?: string;
}

/** The day is planned, and the notice in the group if its time has come. */
export async function openNoticed(options: NoticedOptions = {}): Promise<BoundVillage> {
  const { plan = '党日 15日 9点 村委会 学习日', date = '2026-11-10', audience } = options;
  const opened = await openBoundVillage([branch], {
    at: { date, time: '10:00' },
    ...(audience === undefined ? {} : { audience }),
  });
  await opened.say(opened.person(secretary), 'bot', plan);
  await opened.talk.tick();
  return opened;
}

export function remindersTo({ talk, person }: BoundVillage, k: number) {
  return talk.rehearsal
    .messages(person(k))
    .filter(({ fromBot, text }) => fromBot && text.startsWith('提醒一下'));
}
