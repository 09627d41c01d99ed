/** Content-addressed files under `DATA_DIR/files`. A file is complete or absent, never half written. */
export interface Files {
  /** Stores the bytes (temporary file, fsync, rename) and returns their SHA-256 in hex. Storing twice is harmless, and makes the file young again. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, or `undefined` when there is no such file. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** Removes the file; absent is fine. */
  remove(sha256: string): Promise<void>;
  /**
   * Removes what was put last longer ago than `olderThanMs` (of the disk's own time) and is not among `keep`, and what a crash left
   * half written as long ago. What is put again meanwhile stays. Resolves to how many went.
   */
  sweep(keep: ReadonlySet<string>, olderThanMs: number): Promise<number>;
}
