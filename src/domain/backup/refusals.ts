/** Why there is no backup. */
export type BackupRefusal =
  | { readonly kind: 'noDatabase' }
  /** Nothing is ever written over. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'noFolder' }
  /** The disk is full, or does not let us write. `code` in the system's word. */
  | { readonly kind: 'notWritten'; readonly code: string }
  /** The copy does not pass the database's own check: so does the original not. */
  | { readonly kind: 'damaged'; readonly found: string };

/** Why nothing was restored. */
export type RestoreRefusal =
  | { readonly kind: 'noFile' }
  | { readonly kind: 'noBackup' }
  | { readonly kind: 'damaged'; readonly found: string }
  | { readonly kind: 'newer' }
  /** DATA_DIR holds something: names of some of it. */
  | { readonly kind: 'notEmpty'; readonly found: readonly string[] }
  | { readonly kind: 'notWritten'; readonly code: string };
