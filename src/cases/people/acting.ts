import type { Call } from '../../command.ts';

/** Who changes something about a member, when; and the words to say it in. */
export type Acting = Pick<Call, 'tx' | 'now' | 'today' | 'text' | 'actor' | 'rules'>;
