/** The invented township of the rehearsal. Everybody in it is made up. */

export const county = '青禾县';
export const township = '望河镇';

export interface StageBranch {
  readonly code: string;
  readonly village: string;
  readonly name: string;
}

/** Everybody on a branch's roster, and how they appear in the messenger. */
export interface Villager {
  readonly number: string;
  readonly branch: StageBranch;
  readonly name: string;
  readonly posts: readonly string[];
  readonly partyGroup: string;
  /** 预备, 流动, 可不参加, or nothing special. */
  readonly condition: string;
  readonly duesClass: string;
  readonly dueYuan: string;
  readonly alias: string;
  /** Account known beforehand, and what it calls itself; absent: no smartphone. */
  readonly phone: { readonly userId: number; readonly name: string } | undefined;
}

export interface StageAdmin {
  readonly number: string;
  readonly post: string;
  readonly name: string;
  readonly userId: number;
}

export const firstBranch: StageBranch = { code: 'WH0101', village: '石桥村', name: '石桥村第一党支部' };
const secondBranch: StageBranch = { code: 'WH0102', village: '石桥村', name: '石桥村第二党支部' };
export const smallBranch: StageBranch = { code: 'WH0201', village: '柳河村', name: '柳河村党支部' };
export const branches: readonly StageBranch[] = [firstBranch, secondBranch, smallBranch];

export const admin: StageAdmin = { number: 'WHA01', post: '组织委员', name: '许晓琳', userId: 6_000_000_001 };

// A line: 姓名 职务 党小组 情形 党费类别 月党费 手机上的名字 别名; "-" stands for nothing.
const rosters: readonly (readonly [branch: StageBranch, firstUserId: number, lines: string])[] = [
  [
    firstBranch,
    6_000_000_101,
    `
林福贵 书记 第一党小组 - 农民 2.00 林福贵 -
吴明亮 副书记 第二党小组 - 务工 3.00 吴明亮 -
陈桂芳 组织委员 第一党小组 - 农民 1.00 桂芳 -
张德才 宣传委员 第二党小组 - 农民 1.00 张德才 -
周文海 纪检委员 第三党小组 - 农民 1.00 周文海 -
李建国 党小组长 第一党小组 - 农民 0.50 李建国 -
赵庆丰 党小组长 第二党小组 - 农民 0.50 庆丰收 -
孙玉梅 党小组长 第三党小组 - 农民 0.50 孙玉梅 -
王秀英 - 第一党小组 - 农民 0.50 王秀英 东头王秀英
王秀英 - 第二党小组 - 农民 0.50 秀英 西头王秀英
王䶮 - 第一党小组 - 务工 3.00 王䶮 -
扎西 - 第三党小组 - 农民 0.50 扎西 -
林小军 - 第一党小组 预备 务工 2.00 小军 -
林大山 - 第一党小组 - 农民 0.50 - -
林春生 - 第二党小组 - 农民 0.50 林春生 -
吴老根 - 第二党小组 - 低保 0.20 - -
吴秀兰 - 第三党小组 - 农民 0.50 吴秀兰 -
陈国强 - 第一党小组 - 务工 3.00 陈国强 -
陈月娥 - 第二党小组 - 农民 0.50 月娥 -
张铁柱 - 第三党小组 - 农民 0.50 老张 -
张小燕 - 第一党小组 - 务工 2.00 张小燕 -
周长顺 - 第二党小组 - 退休 5.00 周长顺 -
李德福 - 第三党小组 - 低保 0.20 - -
李秋菊 - 第一党小组 - 农民 0.50 李秋菊 -
赵海波 - 第二党小组 - 务工 3.00 海波 -
孙有田 - 第三党小组 - 农民 0.50 - -
马金花 - 第一党小组 - 农民 0.50 马金花 -
马永胜 - 第二党小组 - 农民 0.50 马永胜 -
郑满仓 - 第三党小组 - 农民 0.50 - -
郑丽华 - 第一党小组 - 农民 0.50 郑丽华 -
黄水生 - 第二党小组 - 农民 0.50 老黄 -
林远航 - 第二党小组 流动 务工 3.00 林远航 -
陈志远 - 第三党小组 流动 务工 3.00 志在远方 -
吴守义 - 第一党小组 可不参加 免缴 0 - -`,
  ],
  [
    secondBranch,
    6_000_000_201,
    `
何志强 书记 第一党小组 - 农民 2.00 何志强 -
罗春燕 组织委员 第二党小组 - 农民 1.00 罗春燕 -
杨思远 宣传委员 第一党小组 - 务工 3.00 杨思远 -
何家旺 党小组长 第一党小组 - 农民 0.50 何家旺 -
罗建军 党小组长 第二党小组 - 农民 0.50 罗建军 -
杨桂香 党小组长 第三党小组 - 农民 0.50 杨桂香 -
李建国 - 第一党小组 - 农民 0.50 建国 -
何玉兰 - 第二党小组 - 农民 0.50 何玉兰 -
何树根 - 第三党小组 - 低保 0.20 - -
何雨晴 - 第一党小组 预备 务工 2.00 雨晴 -
罗大成 - 第二党小组 - 农民 0.50 罗大成 -
罗小芳 - 第三党小组 - 农民 0.50 小芳 -
罗福生 - 第一党小组 - 农民 0.50 - -
杨天佑 - 第二党小组 - 农民 0.50 杨天佑 -
杨翠花 - 第三党小组 - 农民 0.50 杨翠花 -
杨万里 - 第一党小组 - 退休 5.00 杨万里 -
梁秋生 - 第二党小组 - 农民 0.50 梁秋生 -
梁美玉 - 第三党小组 - 农民 0.50 梁美玉 -
梁石头 - 第一党小组 - 农民 0.50 - -
曹金山 - 第二党小组 - 农民 0.50 曹金山 -
曹玉珍 - 第三党小组 - 农民 0.50 玉珍 -
曹新民 - 第一党小组 - 务工 3.00 曹新民 -
谢长河 - 第二党小组 - 农民 0.50 谢长河 -
谢小梅 - 第三党小组 - 农民 0.50 谢小梅 -
谢老四 - 第一党小组 - 低保 0.20 - -
冯立春 - 第二党小组 - 农民 0.50 冯立春 -
冯玉霞 - 第三党小组 - 农民 0.50 冯玉霞 -
冯国庆 - 第一党小组 - 务工 3.00 国庆 -
邓成林 - 第二党小组 - 农民 0.50 邓成林 -
邓巧云 - 第三党小组 - 农民 0.50 - -
于海生 - 第一党小组 - 农民 0.50 老于 -
于凤仙 - 第二党小组 - 农民 0.50 于凤仙 -
袁守田 - 第三党小组 - 农民 0.50 - -
袁丽 - 第一党小组 - 农民 0.50 袁丽 -
何远征 - 第二党小组 流动 务工 3.00 远征 -
杨帆 - 第三党小组 流动 务工 3.00 杨帆 -
罗永年 - 第一党小组 可不参加 免缴 0 - -
曹秀莲 - 第二党小组 可不参加 免缴 0 - -`,
  ],
  [
    smallBranch,
    6_000_000_301,
    `
韩永和 书记 - - 农民 2.00 韩永和 -
杜小兰 组织委员 - - 农民 1.00 杜小兰 -
韩大勇 - - - 农民 0.50 韩大勇 -
韩秀珍 - - - 农民 0.50 秀珍 -
杜长青 - - - 农民 0.50 老杜 -
田喜旺 - - - 农民 0.50 田喜旺 -
田玉芬 - - - 农民 0.50 - -
韩守福 - - 可不参加 免缴 0 - -`,
  ],
];

export const villagers: readonly Villager[] = rosters.flatMap(([branch, firstUserId, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line, at) => villagerOf(branch, at, firstUserId + at, line)),
);

function villagerOf(branch: StageBranch, at: number, userId: number, line: string): Villager {
  const cells = line.split(' ').map((cell) => (cell === '-' ? '' : cell));
  const [name = '', posts = '', partyGroup = '', condition = '', duesClass = ''] = cells;
  const [dueYuan = '', phoneName = '', alias = ''] = cells.slice(5);
  return {
    number: `${branch.code}${String(at + 1).padStart(3, '0')}`,
    branch,
    name,
    posts: posts === '' ? [] : posts.split('、'),
    partyGroup,
    condition,
    duesClass,
    dueYuan,
    alias,
    phone: phoneName === '' ? undefined : { userId, name: phoneName },
  };
}

const officerPosts = new Set(['书记', '副书记', '组织委员']);

/** 书记, 副书记 or 组织委员. */
function isOfficer({ posts }: Villager): boolean {
  return posts.some((post) => officerPosts.has(post));
}

/** Whose account stands in the roster: officers of the village whose group is registered already. */
export function isBoundBeforehand(villager: Villager): boolean {
  return isOfficer(villager) && villager.branch.village === firstBranch.village;
}
