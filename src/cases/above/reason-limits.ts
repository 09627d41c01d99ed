/** How long the reason for names may be, in characters: in the chat and on the command line. */
export const reasonLimits = { fewest: 2, most: 60 } as const;

/** What is wrong with the reason that was given, as the reader said it. */
export function reasonFault(reason: string): 'tooShort' | 'tooLong' | undefined {
  const { length } = Array.from(reason);
  if (length < reasonLimits.fewest) return 'tooShort';
  return length > reasonLimits.most ? 'tooLong' : undefined;
}
