import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localeOf, readConfig, readDotEnv } from '../config.ts';
import type { Config } from '../config.ts';
import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { Locale } from '../text/locale.ts';
import { describeProblems } from '../text/setting-problems.ts';
import type { CliDeps } from './cli-deps.ts';

type Surroundings = Pick<CliDeps, 'env' | 'cwd'>;

/** The settings of environment and `.env` (the environment wins) with DATA_DIR made absolute, or what is wrong with them. */
export function readSettings(deps: Surroundings): Decision<Config, string> {
  const { values, problems } = readDotEnv(dotEnv(deps.cwd));
  const env = { ...values, ...deps.env };
  const config = readConfig(env);
  const wrong = [...problems, ...(config.ok ? [] : config.reason)];
  if (!config.ok || wrong.length > 0) return refuse(describeProblems(wrong, localeOf(env)));
  return accept(Object.freeze({ ...config.value, dataDir: path.resolve(deps.cwd, config.value.dataDir) }));
}

/** The language to speak in before the settings are known to be good. */
export function settledLocale(deps: Surroundings): Locale {
  return localeOf({ ...readDotEnv(dotEnv(deps.cwd)).values, ...deps.env });
}

function dotEnv(folder: string): string {
  try {
    return readFileSync(path.join(folder, '.env'), 'utf8');
  } catch {
    return '';
  }
}
