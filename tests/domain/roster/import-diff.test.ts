import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRecord, type CellChange, type CurrentCell } from '../../../src/domain/roster/import-diff.ts';
import type { CellSnapshot } from '../../../src/domain/roster/rows.ts';

type By = CurrentCell['changedBy'];

function outcome(
  last: string | undefined,
  current: readonly [string, By] | undefined,
  next: string,
): CellChange['outcome'] | undefined {
  const diff = diffRecord({
    last: last === undefined ? undefined : { 流动: last },
    current: current ? { 流动: { text: current[0], changedBy: current[1] } } : {},
    next: { 流动: next },
  });
  return diff.cells[0]?.outcome;
}

describe('one cell of a record that the database has', () => {
  it.each<[string, string | undefined, readonly [string, By] | undefined, string, CellChange['outcome']]>([
    ['nothing changed', '否', ['否', 'import'], '否', 'unchanged'],
    ['changed in the file only', '否', ['否', 'import'], '是', 'changed'],
    ['filled in the file only', '', ['', 'import'], '是', 'added'],
    ['emptied in the file only', '是', ['是', 'import'], '', 'changed'],
    ['changed elsewhere only', '否', ['是', 'elsewhere'], '否', 'unchanged'],
    ['changed elsewhere only, as told by the text', '否', ['是', 'import'], '否', 'unchanged'],
    ['emptied elsewhere only', '是', ['', 'elsewhere'], '是', 'unchanged'],
    ['changed in both to the same', '否', ['是', 'elsewhere'], '是', 'unchanged'],
    ['changed in both, differently', '第1', ['第2', 'elsewhere'], '第3', 'conflict'],
    ['changed in both, as told by the text', '第1', ['第2', 'import'], '第3', 'conflict'],
    ['changed elsewhere there and back, and in the file', '否', ['否', 'elsewhere'], '是', 'conflict'],
    ['emptied in the file, changed elsewhere', '第1', ['第2', 'elsewhere'], '', 'conflict'],
    ['a new column agrees', undefined, ['是', 'elsewhere'], '是', 'unchanged'],
    ['a new column fills', undefined, ['', 'import'], '是', 'added'],
    ['a new column differs from an import', undefined, ['否', 'import'], '是', 'changed'],
    ['a new column differs from elsewhere', undefined, ['否', 'elsewhere'], '是', 'conflict'],
    ['a new column without contents', undefined, ['大林', 'elsewhere'], '', 'unchanged'],
    ['the database keeps no such value: same', '2026-10', undefined, '2026-10', 'unchanged'],
    ['the database keeps no such value: other', '2026-10', undefined, '2026-11', 'changed'],
    ['the database keeps no such value: first', undefined, undefined, '2026-11', 'added'],
    ['the database keeps no such value: empty', undefined, undefined, '', 'unchanged'],
  ])('%s', (_what, last, current, next, expected) => {
    expect(outcome(last, current, next)).toBe(expected);
  });
});

describe('a record', () => {
  it('is added as a whole when the database has none', () => {
    const next = { 编号: 'QH1', 别名: '' };
    expect(diffRecord({ last: undefined, current: undefined, next })).toMatchObject({
      outcome: 'added',
      toWrite: ['编号', '别名'],
      conflicts: [],
      snapshot: next,
    });
  });

  it('is changed by what is written, not by a conflict', () => {
    const diff = diffRecord({
      last: { 姓名: '林福贵', 党小组: '第1', 流动: '否' },
      current: {
        姓名: { text: '林福贵', changedBy: 'import' },
        党小组: { text: '第2', changedBy: 'elsewhere' },
        流动: { text: '否', changedBy: 'import' },
      },
      next: { 姓名: '林福贵', 党小组: '第3', 流动: '是' },
    });
    expect(diff).toMatchObject({
      outcome: 'changed',
      toWrite: ['流动'],
      conflicts: [{ heading: '党小组', current: '第2', next: '第3' }],
      snapshot: { 姓名: '林福贵', 党小组: '第1', 流动: '是' },
    });
  });

  it('is unchanged when there is nothing but conflicts', () => {
    const current = { 流动: { text: '是', changedBy: 'elsewhere' as const } };
    expect(diffRecord({ last: undefined, current, next: { 流动: '否' } })).toMatchObject({
      outcome: 'unchanged',
      toWrite: [],
      snapshot: {},
    });
  });

  it('keeps what an earlier file said in columns that this one lacks', () => {
    const current = { 姓名: { text: '林福贵', changedBy: 'import' as const } };
    const diff = diffRecord({ last: { 姓名: '林福贵', 别名: '大林' }, current, next: { 姓名: '林福贵' } });
    expect(diff.snapshot).toEqual({ 姓名: '林福贵', 别名: '大林' });
    expect(diff.cells.map(({ heading }) => heading)).toEqual(['姓名']);
  });
});

/** A database of one cell that follows the rule, and the history that a person would remember. */
interface World {
  readonly last: CellSnapshot | undefined;
  readonly current: CurrentCell;
}

function importCell(world: World, text: string): { readonly world: World; readonly outcome: string } {
  const diff = diffRecord({ last: world.last, current: { 流动: world.current }, next: { 流动: text } });
  const conflict = diff.conflicts.length > 0;
  const written = diff.toWrite.includes('流动');
  const agreed = !written && !conflict && world.current.text === text;
  const current: CurrentCell =
    written || agreed ? { text: written ? text : world.current.text, changedBy: 'import' } : world.current;
  return { world: { last: diff.snapshot, current }, outcome: diff.cells[0]?.outcome ?? '' };
}

const value = fc.constantFrom('', 'a', 'b', 'c');
const step = fc.oneof(
  fc.record({ by: fc.constant('import' as const), text: value }),
  fc.record({ by: fc.constant('elsewhere' as const), text: value }),
);

describe('over any history of imports and changes elsewhere', () => {
  it('the same file again changes nothing, and reports the same conflict again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), value, (steps, text) => {
        const once = importCell(play(steps).world, text);
        const twice = importCell(once.world, text);
        expect(twice.world.current.text).toBe(once.world.current.text);
        expect(twice.outcome).toBe(once.outcome === 'conflict' ? 'conflict' : 'unchanged');
      }),
      { numRuns: 1000 },
    );
  });

  it('what was changed elsewhere stands until a file agrees with it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        expect(play(steps).overwritten).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('without changes elsewhere the database follows the file', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), (texts) => {
        const { world } = play(texts.map((text) => ({ by: 'import' as const, text })));
        expect(world.current.text).toBe(texts.at(-1));
      }),
    );
  });
});

function play(steps: readonly { readonly by: By; readonly text: string }[]) {
  let world: World = { last: undefined, current: { text: '', changedBy: 'import' } };
  /** Text that somebody set elsewhere and no file has agreed with since. */
  let guarded: string | undefined;
  const overwritten: string[] = [];
  for (const { by, text } of steps) {
    if (by === 'elsewhere') {
      world = { ...world, current: { text, changedBy: 'elsewhere' } };
      guarded = text;
      continue;
    }
    world = importCell(world, text).world;
    if (guarded === text) guarded = undefined;
    if (guarded !== undefined && world.current.text !== guarded) overwritten.push(guarded);
  }
  return { world, overwritten };
}
