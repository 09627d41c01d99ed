/** Resolves when one of the signals has aborted, at once where one has already, and then listens no more. Never rejects. */
export function aborted(...signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve();
    };
    for (const signal of signals) signal.addEventListener('abort', finish);
    if (signals.some((signal) => signal.aborted)) finish();
  });
}
