import { pino, stdTimeFunctions } from 'pino';
import type { Level, LevelWithSilent } from 'pino';
import type { Log, LogFacts } from '../../ports/log.ts';

const reserved: ReadonlySet<string> = new Set(['level', 'time', 'event']);
const textLimit = 200;
const botToken = /\d{3,}:[A-Za-z0-9_-]{20,}/g;
const addressCredentials = /(:\/\/)[^/\s@]*@/g;

/** Only the first characters, and neither a bot token nor the credentials of an address, whoever passes them. */
function safeText(text: string): string {
  const masked = text.replace(botToken, '[token]').replace(addressCredentials, '$1[credentials]@');
  return masked.length > textLimit ? `${masked.slice(0, textLimit)}…` : masked;
}

/**
 * Primitives only. The port's type says so; at run time an object (an error, an update, a row) is dropped all the
 * same, because it can hold names, texts and the token.
 */
function safeFacts(facts: LogFacts): Record<string, string | number | boolean | null> {
  const safe: Record<string, string | number | boolean | null> = {};
  for (const [key, fact] of Object.entries<unknown>(facts)) {
    const name = reserved.has(key) ? `${key}_` : key;
    if (typeof fact === 'string') safe[name] = safeText(fact);
    else if (typeof fact === 'number') safe[name] = Number.isFinite(fact) ? fact : String(fact);
    else if (typeof fact === 'boolean' || fact === null) safe[name] = fact;
  }
  return safe;
}

/**
 * The {@link Log} port on pino: one JSON line an event, `{"level","time","event",…facts}`, on stdout unless another
 * `destination` is given. Lines are written synchronously, so that none is lost when the process is killed.
 */
export function pinoLog(options: {
  readonly level: LevelWithSilent;
  readonly destination?: { write(line: string): void };
}): Log {
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  const at =
    (level: Level) =>
    (event: string, facts: LogFacts = {}): void => {
      if (logger.isLevelEnabled(level)) logger[level]({ event, ...safeFacts(facts) });
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
