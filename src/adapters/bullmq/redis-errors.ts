/** What Redis answers to a command that it will not do, by the first word of its reply. */
const replies = /\b(OOM|READONLY|MISCONF|NOAUTH|WRONGPASS|NOPERM|LOADING|MASTERDOWN|NOREPLICAS)\b/;

/** A short code for what went wrong with Redis. Never the message: it may quote the address, and that holds a password. */
export function redisErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return error.code;
  const reply = replies.exec(error.message)?.[1];
  if (reply !== undefined) return reply;
  if (error.message === 'Command timed out') return 'TIMEOUT';
  if (error.message === 'Connection is closed.') return 'CLOSED';
  // BullMQ, of a job whose lock ran out or that was flushed away while it was worked on.
  if (/\block\b|Missing key for job/.test(error.message)) return 'LOCK_LOST';
  return error.name;
}

/** Codes after which the connection stands and yet no task can be carried. */
export function isRefusal(code: string): boolean {
  return code !== 'LOADING' && replies.test(code);
}

/** What is wrong, in a few words for `/readyz` and the log. */
export function redisTroubleWords(code: string): string {
  switch (code) {
    case 'OOM':
      return 'Redis is out of memory (OOM)';
    case 'READONLY':
      return 'Redis is read-only (READONLY)';
    case 'MISCONF':
      return 'Redis cannot save and takes no writes (MISCONF)';
    case 'NOAUTH':
    case 'WRONGPASS':
    case 'NOPERM':
      return `Redis refuses the account or password of REDIS_URL (${code})`;
    case 'TIMEOUT':
      return 'Redis does not answer (TIMEOUT)';
    default:
      return `Redis is away (${code})`;
  }
}
