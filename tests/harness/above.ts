import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { Conversation } from './conversation.ts';

export interface Above {
  readonly township: Person;
  readonly county: Person;
}

/** One admin of the township 望河镇 and one of the county, bound by the roster's 账号 and with the bot's chat open. */
export async function bindAbove(talk: Conversation): Promise<Above> {
  const { people } = talk.rehearsal;
  const township = people.addUser({ name: '小罗' });
  const county = people.addUser({ name: '老县' });
  const file = path.join(talk.dataDir, 'admins-above.csv');
  const rows = [
    '县,乡镇,编号,职务,姓名,账号',
    `青禾县,望河镇,T01A,组织委员,罗艳,${String(township.id)}`,
    `青禾县,,C01,组织部,县同志,${String(county.id)}`,
  ];
  writeFileSync(file, `${rows.join('\n')}\n`);
  const imported = await talk.zhibu('import', file);
  if (imported.status !== 0) throw new Error(imported.err + imported.out);
  people.pressStart(township);
  people.pressStart(county);
  await talk.settle();
  return { township, county };
}
