import type { LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { PageGroup, RecordPageFacts } from '../../../src/domain/record/page-facts.ts';

/** Tibetan-style names, the middle dot, rare characters inside and beyond the basic plane. */
const hardNames = [
  '才让多杰',
  '卓玛·央金',
  '旦增曲扎次仁',
  '阿旺洛桑·土登尼玛',
  '李㛃',
  '王𬭎',
  '赵𠅤',
  '陈喆',
  '林堃',
] as const;

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许');
const given = ['桂花', '长顺', '秀英', '建国', '福贵', '玉珍', '大伟', '晓东', '彩霞', '国强'];

/** Invented names, all different below 200. */
function names(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, k) => `${surnames[k % 20] ?? ''}${given[Math.floor(k / 20) % 10] ?? ''}`,
  );
}

export const group = (people: readonly string[], count = people.length): PageGroup => ({
  count,
  names: people.map((name) => ({ name })),
});

/** Eight people, one of each kind, everything filled in. */
export function smallPage(more: Partial<RecordPageFacts> = {}): RecordPageFacts {
  return {
    branch: '石桥村党支部',
    month: '2026-11' as Month,
    date: '2026-11-15' as LocalDate,
    time: '09:00' as LocalTime,
    place: '村委会二楼会议室',
    sittings: [],
    forms: ['study', 'deliberation'],
    theme: '学习贯彻中央一号文件精神，商议冬季水渠清淤',
    chair: '林福贵',
    recorder: '赵桂花',
    expected: 8,
    present: 5,
    reported: null,
    onSite: group(['林福贵', '赵桂花', '才让多杰', '卓玛·央金']),
    online: group(['王𬭎']),
    leave: { count: 1, names: [{ name: '李㛃', reason: 'migrantWork' }] },
    absent: group(['陈喆']),
    unrecorded: { count: 1, names: [{ name: '林堃', waiting: true }] },
    waiting: [],
    onBehalf: [],
    offRoster: [],
    guests: 2,
    agenda: ['点名', '交纳党费', '集中学习', '通报上月议定事项落实情况', '民主议事', '主持人小结'],
    previous: {
      month: '2026-10' as Month,
      decisions: [
        {
          text: '修村口路灯',
          responsible: '王五',
          deadline: '2026-10-31' as LocalDate,
          outcome: '修好了三盏，还有一盏等零件',
        },
      ],
    },
    decisions: [
      { text: '水渠清淤', responsible: '才让多杰', deadline: '2026-12-31' as LocalDate, outcome: null },
      {
        text: '给行动不便的老党员送学上门，每月不少于一次，由党小组长安排人员并记好时间',
        responsible: '卓玛·央金、赵桂花',
        deadline: '2027-01-15' as LocalDate,
        outcome: null,
      },
    ],
    recorded: true,
    pictured: true,
    pictures: 3,
    discussed: true,
    madeUp: [
      { name: '李㛃', lateReason: null },
      { name: '陈喆', lateReason: '住院' },
    ],
    corrections: [],
    attended: { count: 5, of: 8 },
    studied: { count: 7, of: 8 },
    ...more,
  };
}

/** A village of 113, nine of them with hard names. */
export function largePage(): RecordPageFacts {
  const everybody = [...hardNames, ...names(104)];
  return smallPage({
    expected: 113,
    present: 90,
    onSite: group(everybody.slice(0, 84)),
    online: group(everybody.slice(84, 90)),
    leave: {
      count: 12,
      names: everybody
        .slice(90, 102)
        .map((name, at) => ({ name, reason: at % 2 ? 'farming' : 'migrantWork' })),
    },
    absent: group(everybody.slice(102, 104)),
    unrecorded: group(everybody.slice(104)),
    madeUp: everybody.slice(90, 100).map((name) => ({ name, lateReason: null })),
    attended: { count: 90, of: 113 },
    studied: { count: 100, of: 113 },
  });
}
