/** What officers write behind 党费, and how it is read; `!`: refused, and why. Said on 2026-11-18. */
type Rows = readonly (readonly [said: string, read: string])[];

export const everybodyRows: Rows = [
  ['到会除赵六', '到会 除 赵六'],
  ['到会的除了赵六、钱七都交了', '到会 除 赵六 钱七'],
  ['今天来的都交了，赵六没交', '到会 除 赵六'],
  ['大家都交齐了，就赵六没交', '全部 除 赵六'],
  ['全部 3个月', '全部 3个月'],
  ['全部三季度', '全部 2026-07~2026-09'],
];

export const lineRows: Rows = [
  ['张三、李四', '张三; 李四'],
  ['王五7-9月', '王五 2026-07~2026-09'],
  ['张三10元 李四5元 王五3个月 赵六', '张三 10.00元; 李四 5.00元; 王五 3个月; 赵六'],
];
