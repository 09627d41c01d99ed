import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { renderSlips } from '../adapters/files/slips-docx.ts';
import type { Slip } from '../adapters/files/slips-docx.ts';
import { createCodeMint } from '../adapters/keys/code-mint.ts';
import { loadKeyring } from '../adapters/keys/keyring.ts';
import { issueCodes } from '../cases/binding/issue-codes.ts';
import type { CodesWanted, IssuedCode } from '../cases/binding/issue-codes.ts';
import { localOf } from '../domain/calendar/time.ts';
import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import { memberColumns } from '../domain/roster/columns.ts';
import type { Store, Tx } from '../ports/store/store.ts';
import { exitCodes } from './exit-codes.ts';
import { refusals } from '../text/cli-refusals.ts';
import type { Session } from './session.ts';

export interface CodesFlags {
  readonly role: 'admin' | 'officer';
  readonly branch?: string;
  readonly township?: string;
  readonly slips?: string;
  readonly json?: boolean;
}

/** `zhibu codes`. The place for the slips is opened first: a code that nobody gets to see would void an older one. */
export async function codesCommand(session: Session, flags: CodesFlags): Promise<number> {
  const { text } = session;
  if (flags.branch !== undefined && flags.role === 'admin') {
    session.note(text.cli.branchForOfficers);
    return exitCodes.usage;
  }
  if (flags.slips !== undefined && !/[^/\\]\.docx$/i.test(flags.slips)) {
    session.note(refusals[text.locale].slipsNotDocx(flags.slips));
    return exitCodes.usage;
  }
  return session.withStore(async (store) => {
    const wanted = store.read((tx) => wantedOf(session, tx, flags));
    if (!wanted.ok) {
      session.note(wanted.reason);
      return exitCodes.usage;
    }
    const file = await openSlips(session, flags.slips);
    if (!file.ok) {
      session.note(file.reason);
      return exitCodes.rejected;
    }
    try {
      return await issue(session, store, wanted.value, flags, file.value);
    } finally {
      await file.value?.close();
    }
  });
}

async function issue(
  session: Session,
  store: Store,
  wanted: CodesWanted,
  flags: CodesFlags,
  file: FileHandle | undefined,
): Promise<number> {
  const { text, config, now, today } = session;
  const codes = createCodeMint(loadKeyring(config.dataDir).codeKey);
  const slips = store.write((tx) => {
    const issued = issueCodes(tx, wanted, { codes, now, today, actor: 'operator' });
    return issued.map((code) => slipOf(session, tx, code));
  });
  if (slips.length === 0) {
    await dropEmpty(session, file, flags.slips);
    session.note(text.cli.nobody);
    return exitCodes.rejected;
  }
  if (file !== undefined && flags.slips !== undefined) {
    await file.truncate();
    await file.writeFile(await renderSlips(slips, text.locale));
    session.note(text.cli.slipsWritten(flags.slips, slips.length));
    if (slips.every(({ link, code }) => link === code)) session.note(text.cli.noBotName);
  }
  if (flags.json === true) session.document(slips.map(jsonOf));
  // On paper they are safer than on a screen and in its history.
  else if (file === undefined) session.say(...slips.map((slip) => lineOf(session, slip)));
  session.note(text.cli.codesDone(slips.length));
  return exitCodes.done;
}

function wantedOf({ text }: Session, tx: Tx, flags: CodesFlags): Decision<CodesWanted, string> {
  const townships = tx.org.townships();
  const township = townships.find(({ name }) => name === flags.township);
  if (flags.township !== undefined && !township)
    return refuse(
      text.cli.townshipUnknown(
        flags.township,
        townships.map(({ name }) => name),
      ),
    );
  const branch = flags.branch === undefined ? undefined : tx.org.branchByCode(flags.branch);
  if (flags.branch !== undefined && !branch) return refuse(text.cli.branchUnknown(flags.branch));
  if (branch && township && branch.townshipId !== township.id)
    return refuse(text.cli.branchElsewhere(branch.code, township.name));
  return accept({
    role: flags.role,
    ...(branch ? { branchId: branch.id } : {}),
    ...(township ? { townshipId: township.id } : {}),
  });
}

async function openSlips(
  { deps, text }: Session,
  file: string | undefined,
): Promise<Decision<FileHandle | undefined, string>> {
  if (file === undefined) return accept(undefined);
  try {
    // Names and codes: for the owner's eyes. An older file keeps its contents until there is something to write.
    return accept(await open(path.resolve(deps.cwd, file), 'a', 0o600));
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : text.cli.notReadable;
    return refuse(text.cli.slipsFailed(file, found));
  }
}

/** Nothing came of it: the file that was made to try the place goes again. */
async function dropEmpty({ deps }: Session, file: FileHandle | undefined, name = ''): Promise<void> {
  if (file && (await file.stat()).size === 0) await rm(path.resolve(deps.cwd, name));
}

function slipOf(session: Session, tx: Tx, { code, expiresAt, name, holder }: IssuedCode): Slip {
  const county = tx.org.countyName() ?? '';
  const until = {
    name,
    code,
    link: linkOf(tx, code),
    validUntil: localOf(expiresAt, session.config.timezone).date,
  };
  if (holder.kind === 'admin') {
    const township = holder.townshipId === null ? undefined : tx.org.township(holder.townshipId)?.name;
    return { county, township, post: holder.post, ...until };
  }
  const branch = tx.org.branch(holder.branchId);
  return {
    county,
    township: branch && tx.org.township(branch.townshipId)?.name,
    village: branch && tx.org.village(branch.villageId)?.name,
    branch: branch?.name,
    post: memberColumns.posts.format([holder.post]),
    ...until,
  };
}

/** The bot's name is known once the program was connected; until then the digits have to be typed. */
function linkOf(tx: Tx, code: string): string {
  const bot = tx.settings.meta('bot.username');
  return bot === undefined ? code : `https://t.me/${bot}?start=${code}`;
}

function lineOf({ text }: Session, slip: Slip): string {
  const place = [slip.township ?? slip.county, slip.branch].filter((part) => part !== undefined).join(' ');
  const digits = `${slip.code.slice(0, 4)} ${slip.code.slice(4)}`;
  return text.cli.codeLine(place, slip.post, slip.name, digits, slip.validUntil);
}

function jsonOf({ township, village, branch, post, name, code, link, validUntil }: Slip): unknown {
  return { township, village, branch, post, name, code, validUntil, ...(link === code ? {} : { link }) };
}
