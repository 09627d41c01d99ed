// REBUILT BY HELPER B from tests/app/month.test.ts after overwriting the lead's original by mistake (see binding-api.md).
import { writeFileSync } from "node:fs";
import path from "node:path";

/** A branch of an invented village: so many expected, the secretary among them, and those who are not. */
export interface BranchPlan {
  readonly code: string;
  readonly village: string;
  readonly name: string;
  readonly expected: number;
  readonly away: number;
  readonly excused: number;
  readonly secretary: string;
}

const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const given = [
  "桂花",
  "长顺",
  "秀英",
  "建国",
  "福贵",
  "玉珍",
  "大伟",
  "晓东",
  "彩霞",
  "国强",
];

/** Name of the k-th member of the roster, the secretary being 0: different for each k below 200. */
export function memberName(
  branch: Pick<BranchPlan, "secretary">,
  k: number,
): string {
  if (k === 0) return branch.secretary;
  return `${surnames[k % surnames.length] ?? ""}${given[Math.floor(k / surnames.length) % given.length] ?? ""}`;
}

/** Writes branches.csv, members.csv and admins.csv into the folder and returns their paths. */
export function writeVillage(
  folder: string,
  branches: readonly BranchPlan[],
): readonly string[] {
  const members = branches.flatMap((branch) => {
    const { code, expected, away, excused } = branch;
    return Array.from({ length: expected + away + excused }, (_, k) => {
      const isAway = k >= expected && k < expected + away ? "是" : "";
      const isExcused = k >= expected + away ? "是" : "";
      const number = `${code}${String(k + 1).padStart(3, "0")}`;
      const post = k === 0 ? "书记" : "";
      return [
        code,
        number,
        memberName(branch, k),
        "正式",
        post,
        "",
        isAway,
        isExcused,
        "农民",
        "0.50",
        "是",
      ];
    });
  });
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    "branches.csv": [
      ["县", "乡镇", "村", "支部编号", "支部", "党日"],
      ...branches.map(({ code, village, name }) => [
        "青禾县",
        "望禾镇",
        village,
        code,
        name,
        "15",
      ]),
    ],
    "members.csv": [
      [
        "支部编号",
        "编号",
        "姓名",
        "状态",
        "职务",
        "党小组",
        "流动",
        "可不参加",
        "党费类别",
        "月党费",
        "有智能手机",
      ],
      ...members,
    ],
    "admins.csv": [
      ["县", "乡镇", "编号", "职务", "姓名"],
      ["青禾县", "望禾镇", "T01A", "组织委员", "罗艳"],
    ],
  };
  return Object.entries(tables).map(([name, rows]) => {
    const file = path.join(folder, name);
    writeFileSync(file, `${rows.map((row) => row.join(",")).join("\n")}\n`);
    return file;
  });
}
