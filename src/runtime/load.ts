import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, CommandDefinition } from '../command.ts';
import type { Job, JobDefinition } from '../job.ts';

/** A file in `commands/` or `jobs/` that cannot be used. Stops the start; the message names every such file. */
export class MalformedFileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`cannot start, malformed files:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'MalformedFileError';
    this.problems = problems;
  }
}

const commandName = /^[a-z][a-z0-9_]{0,31}$/;
const jobName = /^[a-z][a-z0-9-]{0,40}$/;

/** Loads both folders, and names what is malformed in either. */
export async function loadParts(
  code: string,
): Promise<{ readonly commands: readonly Command[]; readonly jobs: readonly Job[] }> {
  const [commands, jobs] = await Promise.allSettled([
    loadCommands(path.join(code, 'commands')),
    loadJobs(path.join(code, 'jobs')),
  ]);
  if (commands.status === 'fulfilled' && jobs.status === 'fulfilled')
    return { commands: commands.value, jobs: jobs.value };
  const reasons = [commands, jobs].flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  const problems = reasons.flatMap((reason) => (reason instanceof MalformedFileError ? reason.problems : []));
  if (problems.length === 0) throw reasons[0];
  throw new MalformedFileError(problems);
}

/** Loads every command of the folder, in alphabetical order. */
export async function loadCommands(folder: string): Promise<readonly Command[]> {
  const problems: string[] = [];
  const commands: Command[] = [];
  const owners = new Map<string, string>();
  for (const { file, name, value } of await defaultExports(folder, problems)) {
    const faults = commandFaults(name, value);
    for (const alias of faults.length === 0 ? [name, ...(value as CommandDefinition<unknown>).aliases] : []) {
      const owner = owners.get(alias);
      if (owner !== undefined) faults.push(`alias ${alias} is taken by ${owner}`);
      owners.set(alias, file);
    }
    if (faults.length > 0) problems.push(`${file}: ${faults.join('; ')}`);
    else commands.push({ ...(value as CommandDefinition<unknown>), name });
  }
  if (problems.length > 0) throw new MalformedFileError(problems);
  return commands;
}

/** Loads every job of the folder, in alphabetical order. */
export async function loadJobs(folder: string): Promise<readonly Job[]> {
  const problems: string[] = [];
  const jobs: Job[] = [];
  for (const { file, name, value } of await defaultExports(folder, problems)) {
    const faults = jobFaults(name, value);
    if (faults.length > 0) problems.push(`${file}: ${faults.join('; ')}`);
    else jobs.push({ ...(value as JobDefinition), name });
  }
  if (problems.length > 0) throw new MalformedFileError(problems);
  return jobs;
}

async function defaultExports(
  folder: string,
  problems: string[],
): Promise<readonly { file: string; name: string; value: unknown }[]> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  if (files.length === 0) problems.push(`${folder}: no files found`);
  const found: { file: string; name: string; value: unknown }[] = [];
  for (const file of files) {
    try {
      const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { default?: unknown };
      found.push({ file, name: path.parse(file).name, value: module.default });
    } catch (error) {
      problems.push(`${file}: does not load: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

function commandFaults(name: string, value: unknown): string[] {
  if (!isRecord(value)) return ['needs a default export made by defineCommand'];
  const faults: string[] = [];
  if (!commandName.test(name)) faults.push(`the file name must match ${String(commandName)}`);
  if (!isByLanguage(value['description'])) faults.push('description needs zh-CN and en, 3–256 characters');
  const { aliases, where, who, branch, args, buttons, replies, run } = value;
  if (
    !Array.isArray(aliases) ||
    aliases.length === 0 ||
    !aliases.every((alias) => typeof alias === 'string' && alias !== '')
  )
    faults.push('aliases needs at least one 中文 name');
  if (where !== 'private' && where !== 'group' && where !== 'both')
    faults.push('where is private, group or both');
  if (typeof who !== 'string') faults.push('who is missing');
  if (branch !== undefined && branch !== 'one' && branch !== 'all')
    faults.push('branch is one, all or absent');
  if (!isRecord(args) || typeof args['parse'] !== 'function' || !isByLanguage(args['example'], 1))
    faults.push('args needs parse and an example in zh-CN and en');
  if (typeof run !== 'function') faults.push('run is missing');
  if (
    replies !== undefined &&
    (!isRecord(replies) || typeof replies['who'] !== 'string' || typeof replies['read'] !== 'function')
  )
    faults.push('replies needs who and read');
  if (buttons !== undefined && !isRecord(buttons)) faults.push('buttons is an object');
  for (const [button, definition] of Object.entries(isRecord(buttons) ? buttons : {})) {
    if (!/^[A-Za-z]{1,16}$/.test(button)) faults.push(`button ${button}: 1–16 letters`);
    if (
      !isRecord(definition) ||
      typeof definition['run'] !== 'function' ||
      typeof definition['who'] !== 'string'
    )
      faults.push(`button ${button}: needs who and run`);
  }
  return faults;
}

function jobFaults(name: string, value: unknown): string[] {
  if (!isRecord(value)) return ['needs a default export made by defineJob'];
  const faults: string[] = [];
  if (!jobName.test(name)) faults.push(`the file name must match ${String(jobName)}`);
  if (!isByLanguage(value['description'])) faults.push('description needs zh-CN and en, 3–256 characters');
  if (typeof value['lateLimitMs'] !== 'number' || !(value['lateLimitMs'] > 0))
    faults.push('lateLimitMs is a positive number');
  if (typeof value['due'] !== 'function') faults.push('due is missing');
  if (typeof value['run'] !== 'function') faults.push('run is missing');
  return faults;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isByLanguage(value: unknown, shortest = 3): boolean {
  if (!isRecord(value)) return false;
  return ['zh-CN', 'en'].every((language) => {
    const text = value[language];
    return typeof text === 'string' && text.length >= shortest && text.length <= 256;
  });
}
