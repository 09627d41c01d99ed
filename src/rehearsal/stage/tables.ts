import { admin, branches, county, isBoundBeforehand, township, villagers } from './township.ts';

export interface StageFile {
  readonly name: string;
  /** CSV, as `zhibu import` takes it. */
  readonly text: string;
}

/** The township's three roster files (contract, Files). */
export function rosterFiles(): readonly StageFile[] {
  return [
    file(
      'branches.csv',
      ['县', '乡镇', '村', '支部编号', '支部', '党日', '时间', '地点'],
      branches.map(({ village, code, name }) => [
        county,
        township,
        village,
        code,
        name,
        '15',
        '9:00',
        '村委会',
      ]),
    ),
    file('members.csv', memberHeadings, villagers.map(memberCells)),
    file(
      'admins.csv',
      ['县', '乡镇', '编号', '职务', '姓名', '账号'],
      [[county, township, admin.number, admin.post, admin.name, String(admin.userId)]],
    ),
  ];
}

const memberHeadings = [
  '支部编号',
  '编号',
  '姓名',
  '状态',
  '职务',
  '党小组',
  '流动',
  '可不参加',
  '党费类别',
  '月党费',
  '有智能手机',
  '别名',
  '账号',
];

function memberCells(villager: (typeof villagers)[number]): readonly string[] {
  const { branch, number, name, posts, partyGroup, condition, duesClass, dueYuan, phone, alias } = villager;
  return [
    branch.code,
    number,
    name,
    condition === '预备' ? '预备' : '正式',
    posts.join('、'),
    partyGroup,
    condition === '流动' ? '是' : '',
    condition === '可不参加' ? '是' : '',
    duesClass,
    dueYuan,
    phone ? '是' : '',
    alias,
    phone && isBoundBeforehand(villager) ? String(phone.userId) : '',
  ];
}

/** No cell here needs quotes. */
function file(name: string, headings: readonly string[], rows: readonly (readonly string[])[]): StageFile {
  return { name, text: [headings, ...rows].map((cells) => `${cells.join(',')}\n`).join('') };
}
