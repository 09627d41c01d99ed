import type { Call } from '../../command.ts';
import type { Outcome } from '../../domain/outcome.ts';

/**
 * Whatever is answered about dues names a person, a sum or a month that is open. Where it would be read by a group, the person
 * is sent to the private chat instead.
 */
export function discreetly<Said extends Pick<Call, 'text'>>(
  run: (call: Said) => Outcome,
): (call: Said) => Outcome {
  return (call) => {
    const { answer, reply, ...rest } = run(call);
    const insteadInGroup = call.text.dues.privately;
    return {
      ...rest,
      ...(answer ? { answer: { ...answer, insteadInGroup } } : {}),
      ...(reply ? { reply: { ...reply, insteadInGroup } } : {}),
    };
  };
}
