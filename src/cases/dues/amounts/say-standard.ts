import type { Call } from '../../../command.ts';
import { monthOf } from '../../../domain/calendar/time.ts';
import { standardIn } from '../../../domain/dues/tiers.ts';
import type { Outcome } from '../../../domain/outcome.ts';

/** 党费标准 as a member, who has no right to 党费, may ask for it too. */
const asked = /^[/／]?(?:党费标准|(?:党费|dues)\s*标准|交?党费(?:的)?标准是多少|党费怎么算)[?？。!！\s]*$/i;

export function asksStandard(words: string): boolean {
  return asked.test(words.normalize('NFKC').trim());
}

/** The reference card: what the rules say, never what anybody earns. */
export function sayStandard({ text, today }: Pick<Call, 'text' | 'today'>): Outcome {
  return { reply: { text: text.duesStandard.card(standardIn(monthOf(today))) } };
}
