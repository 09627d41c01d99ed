import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { BoundVillage } from './bound.ts';

/** An admin of the township 望河镇 as `admins.csv` has him. */
export interface AdminRow {
  readonly number: string;
  readonly name: string;
  /** 联系村; the whole township unless told. */
  readonly villages?: string;
}

/** Imports these admins beside the one that the village has (罗艳, T01A). */
export async function addAdmins({ talk }: BoundVillage, rows: readonly AdminRow[]): Promise<void> {
  const file = path.join(talk.dataDir, 'more-admins.csv');
  const lines = rows.map(
    ({ number, name, villages = '' }) => `青禾县,望河镇,${number},党建办干事,${name},${villages}`,
  );
  writeFileSync(file, ['县,乡镇,编号,职务,姓名,联系村', ...lines, ''].join('\n'));
  const said = await talk.zhibu('import', file);
  if (said.status !== 0) throw new Error(`import refused: ${said.out}${said.err}`);
}

/** Binds somebody as this admin, by the code of the printed slip. */
export async function bindAdmin(village: BoundVillage, who: Person, name: string): Promise<void> {
  const { talk } = village;
  const codes = JSON.parse((await talk.zhibu('codes', '--role', 'admin', '--json')).out) as {
    code: string;
    name?: string;
    whom?: { name: string };
  }[];
  const own = codes.find((one) => one.name === name || one.whom?.name === name);
  if (!own) throw new Error(`no code for ${name}: ${JSON.stringify(codes)}`);
  talk.rehearsal.people.pressStart(who, own.code);
  await talk.settle();
  await village.tap(who, 'bot', '是我');
}
