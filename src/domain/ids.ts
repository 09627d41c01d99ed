declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Internal row ids. Outside numbers and codes (编号, 支部编号) are plain strings and never used as keys in ledgers. */
export type TownshipId = Brand<number, 'TownshipId'>;
export type VillageId = Brand<number, 'VillageId'>;
export type BranchId = Brand<number, 'BranchId'>;
export type PartyGroupId = Brand<number, 'PartyGroupId'>;
export type PersonId = Brand<number, 'PersonId'>;
export type AdminId = Brand<number, 'AdminId'>;
export type AccountId = Brand<number, 'AccountId'>;
export type ChatId = Brand<number, 'ChatId'>;
export type PartyDayId = Brand<number, 'PartyDayId'>;
export type EntryId = Brand<number, 'EntryId'>;
export type CardId = Brand<number, 'CardId'>;
export type OutboxId = Brand<number, 'OutboxId'>;
export type OccurrenceId = Brand<number, 'OccurrenceId'>;
export type TaskId = Brand<number, 'TaskId'>;
export type DraftId = Brand<number, 'DraftId'>;
export type HeldTapId = Brand<number, 'HeldTapId'>;
export type DecisionId = Brand<number, 'DecisionId'>;
export type ChangeId = Brand<number, 'ChangeId'>;
export type LookId = Brand<number, 'LookId'>;
export type FeedbackId = Brand<number, 'FeedbackId'>;
export type FeedbackDraftId = Brand<number, 'FeedbackDraftId'>;
export type ClaimId = Brand<number, 'ClaimId'>;
export type DuesPaymentId = Brand<number, 'DuesPaymentId'>;
export type DuesActId = Brand<number, 'DuesActId'>;
export type DuesClaimId = Brand<number, 'DuesClaimId'>;
export type DuesOpeningId = Brand<number, 'DuesOpeningId'>;
export type HandUpId = Brand<number, 'HandUpId'>;
export type HandUpWordId = Brand<number, 'HandUpWordId'>;

/** A point in time, milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, 'Instant'>;
/** A calendar day `YYYY-MM-DD` in the county's time zone. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** A wall-clock time `HH:MM`. */
export type LocalTime = Brand<string, 'LocalTime'>;
/** A calendar month `YYYY-MM`. */
export type Month = Brand<string, 'Month'>;
