/** `zhibu export`: read by the operator, on a terminal. */
export const exportCli = {
  description: '导出台账，和聊天里“导出”给的文件一样；乡镇和全县只有合计',
  branch: '这个支部，填支部编号',
  township: '这个乡镇，只有合计',
  county: '全县，只有合计：按乡镇的和聊天里一样，另有一张按支部的表',
  month: '哪个月，例如 2026-11',
  year: '整年，例如 2026：支部是打包的年度台账，乡镇和全县是各月的汇总',
  out: '放到哪个文件夹',
  names: '乡镇和全县也要到人的明细：要写原因，记入审计，支部看得到',
  reason: '为什么要到人的明细',

  oneScope: '要写一个范围：--branch 支部编号、--township 乡镇名 或 --county，只能写一个。',
  onePeriod: '要写一个时间：--month 2026-11 或 --year 2026，只能写一个。',
  badPeriod: (found: string) => `时间写的是“${found}”，请写成 --month 2026-11 或 --year 2026。`,
  namesAbove: '支部的文件里本来就有姓名，--names 只和 --township 或 --county 一起用。',
  reasonMissing: '要到人的明细，请写上原因，例如：--names --reason 县里抽查台账',
  reasonAlone: '--reason 只和 --names 一起用。',
  reasonLength: (fewest: number, most: number) =>
    `原因要写${fewest}到${most}个字，例如：--names --reason 县里抽查台账`,
  branchUnknown: (code: string, similar: readonly string[]) =>
    `没有编号为“${code}”的支部。${similar.length > 0 ? `相近的是：${similar.join('、')}。` : '支部编号见支部表。'}`,
  townshipUnknown: (name: string, similar: readonly string[]) =>
    `没有“${name}”这个乡镇。${similar.length > 0 ? `相近的是：${similar.join('、')}。` : '请写名册上的乡镇名。'}`,
  noBranches: '还没有支部，请先导入名册。',
  noFolder: (folder: string, found: string) =>
    `没有导出：放不到 ${folder}（${found}）。请换一个文件夹，或检查权限。`,
  notWritten: (file: string, found: string) =>
    `写不了 ${file}（${found}），后面的没有再写。请先关掉打开着的文件，再导出一次。`,
  done: (count: number) => `导出了${count}个文件。`,
};
