import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Shell } from './bench.ts';

const files = {
  'branches.csv': [
    '县,乡镇,村,支部编号,支部,党日',
    '青禾县,望禾镇,石桥村,QH1,石桥村党支部,15',
    '青禾县,双泉镇,柳河村,QH2,柳河村党支部,20',
  ],
  'members.csv': [
    '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机',
    'QH1,QH1001,林福贵,正式,书记,,,,农民,0.50,是',
    'QH1,QH1002,赵静,正式,组织委员,,,,农民,0.50,是',
    'QH1,QH1003,王军,正式,,,,,农民,0.50,是',
    'QH2,QH2001,高子轩,正式,书记,,,,农民,0.50,是',
  ],
  'admins.csv': ['县,乡镇,编号,职务,姓名', '青禾县,望禾镇,T1,组织委员,罗艳', '青禾县,,C1,县委组织部,张海涛'],
} as const;

export const rosterFiles = Object.keys(files) as (keyof typeof files)[];

/** Writes the three rosters of a small county into the shell's folder; `change` alters a line on its way. */
export function writeRosters(shell: Shell, change: (line: string) => string = (line) => line): void {
  for (const [name, lines] of Object.entries(files))
    writeFileSync(path.join(shell.cwd, name), `${lines.map(change).join('\n')}\n`);
}
