import { writeFileSync } from 'node:fs';
import path from 'node:path';

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
const given = ['桂花', '长顺', '秀英', '建国', '福贵', '玉珍', '大伟', '晓东', '彩霞', '国强'];

/** A branch of an invented village: the secretary first, then members; the last ones away and excused. */
export interface BranchPlan {
  readonly code: string;
  readonly village: string;
  readonly name: string;
  readonly expected: number;
  readonly away?: number;
  readonly excused?: number;
  /** 党日; 15 unless told. */
  readonly day?: string;
  /** 时间; 9:00 unless told. */
  readonly time?: string;
  readonly secretary: string;
  /** 账号 column: user id by place in the roster, the secretary being 0. */
  readonly accounts?: ReadonlyMap<number, number>;
  /** Places in the roster without a smartphone. */
  readonly phoneless?: readonly number[];
  /** Places in the roster of 预备党员. */
  readonly probationary?: readonly number[];
  /** Who is called otherwise than `memberName` says, by place. */
  readonly called?: ReadonlyMap<number, string>;
}

/** Name of the k-th member of the roster, the secretary being 0: different for each k below 200. */
export function memberName(branch: Pick<BranchPlan, 'secretary'>, k: number): string {
  if (k === 0) return branch.secretary;
  return `${surnames[k % surnames.length] ?? ''}${given[Math.floor(k / surnames.length) % given.length] ?? ''}`;
}

/** Writes branches.csv, members.csv and admins.csv of one township into the folder and returns their paths. */
export function writeVillage(
  folder: string,
  branches: readonly BranchPlan[],
  township = '望河镇',
): readonly string[] {
  const files = {
    'branches.csv': [
      '县,乡镇,村,支部编号,支部,党日,时间,地点',
      ...branches.map((one) => branchRow(one, township)),
    ],
    'members.csv': [
      '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机,账号',
      ...branches.flatMap(memberRows),
    ],
    'admins.csv': ['县,乡镇,编号,职务,姓名', `青禾县,${township},T01A,组织委员,罗艳`],
  };
  return Object.entries(files).map(([name, rows]) => {
    const file = path.join(folder, name);
    writeFileSync(file, `${rows.join('\n')}\n`);
    return file;
  });
}

function branchRow({ code, village, name, day = '15', time = '9:00' }: BranchPlan, township: string): string {
  return `青禾县,${township},${village},${code},${name},${day},${time},村委会`;
}

/** By place in the roster. */
const posts = ['书记', '组织委员', '党小组长'];

function memberRows(branch: BranchPlan): readonly string[] {
  const { code, expected, away = 0, excused = 0, phoneless = [], probationary = [], called } = branch;
  return Array.from({ length: expected + away + excused }, (_, k) => {
    const isAway = k >= expected && k < expected + away ? '是' : '';
    const isExcused = k >= expected + away ? '是' : '';
    const post = posts[k] ?? '';
    const group = `第${String((k % 3) + 1)}党小组`;
    const number = `${code}${String(k + 1).padStart(3, '0')}`;
    const account = String(branch.accounts?.get(k) ?? '');
    return [
      code,
      number,
      called?.get(k) ?? memberName(branch, k),
      probationary.includes(k) ? '预备' : '正式',
      post,
      group,
      isAway,
      isExcused,
      '农民',
      '0.50',
      phoneless.includes(k) ? '否' : '是',
      account,
    ].join();
  });
}
