/** The card kind of a second message that shows a card. Subject: the message id. */
export const strayKind = 'stray';

/** Whether of two messages of one chat the first was sent later: the messenger counts them upwards. */
export function isLater(messageId: string, other: string): boolean {
  return messageId.length === other.length ? messageId > other : messageId.length > other.length;
}
