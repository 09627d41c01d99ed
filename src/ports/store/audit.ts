import type { Instant } from '../../domain/ids.ts';

/** Codes and ids only: no names, no texts. */
export interface AuditEntry {
  readonly at: Instant;
  /** `person:12`, `admin:3`, `account:7`, `operator` or `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditRepo {
  /** Appends and chains: hash = SHA-256 over the previous hash and this entry. */
  append(entry: AuditEntry): void;
  head(): string;
  entries(): (AuditEntry & { readonly seq: number; readonly previous: string; readonly hash: string })[];
  /** Sequence number of the first entry whose chain is broken. */
  firstBroken(): number | undefined;
}
