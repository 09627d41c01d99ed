import { adminColumns, branchColumns, holidayColumns, memberColumns } from './columns.ts';
import type { Column } from './column.ts';
import type { TableKind } from './table.ts';

/** In the order in which they depend on each other. */
const tableKinds: readonly TableKind[] = ['branches', 'members', 'admins', 'holidays'];

interface KnownHeadings {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const knownHeadings: Readonly<Record<TableKind, KnownHeadings>> = {
  branches: headingsOf(branchColumns),
  members: headingsOf(memberColumns),
  admins: headingsOf(adminColumns),
  holidays: headingsOf(holidayColumns),
};

/** What a row of headings says. `columns`: heading as the contract spells it → position of its first occurrence. */
export type Recognition =
  | {
      readonly found: 'table';
      readonly kind: TableKind;
      readonly columns: ReadonlyMap<string, number>;
      readonly ignored: readonly string[];
    }
  | {
      readonly found: 'incomplete';
      readonly kind: TableKind;
      readonly missing: readonly string[];
      readonly repeated: readonly string[];
    }
  | { readonly found: 'unknown' };

/**
 * Recognises a table by its headings, in any order, blanks and full-width letters ignored, a remark in brackets (月党费（元）)
 * too. With a required heading missing or any repeated the kind it resembles most is named.
 */
export function recognise(headings: readonly string[]): Recognition {
  const names = headings.map(headingName);
  const kind = resembledKind(new Set(names));
  if (kind === undefined) return { found: 'unknown' };
  const known = knownHeadings[kind];
  const missing = known.required.filter((heading) => !names.includes(heading));
  const mine = [...known.required, ...known.optional];
  const repeated = mine.filter((heading) => names.indexOf(heading) !== names.lastIndexOf(heading));
  if (missing.length > 0 || repeated.length > 0) return { found: 'incomplete', kind, missing, repeated };
  const columns = new Map(
    mine.filter((heading) => names.includes(heading)).map((heading) => [heading, names.indexOf(heading)]),
  );
  const ignored = headings.filter((heading, at) => heading.trim() !== '' && !mine.includes(names[at] ?? ''));
  return { found: 'table', kind, columns, ignored };
}

const headingSearchRows = 10;

/** Which of the first rows holds the headings: rosters often begin with a title. `undefined`: none does. */
export function findHeadingRow(rows: readonly (readonly string[])[]): number | undefined {
  const at = rows.slice(0, headingSearchRows).findIndex((cells) => recognise(cells).found !== 'unknown');
  return at < 0 ? undefined : at;
}

function headingName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}*]+/gu, '')
    .replace(/\([^()]*\)$/, '');
}

/** The kind of which the largest share of required headings is there: at least two of them, and three in ten. */
function resembledKind(names: ReadonlySet<string>): TableKind | undefined {
  let best: { kind: TableKind; share: number; hits: number } | undefined;
  for (const kind of tableKinds) {
    const { required } = knownHeadings[kind];
    const hits = required.filter((heading) => names.has(heading)).length;
    const share = hits / required.length;
    if (hits < 2 || share < 0.3) continue;
    if (!best || share > best.share || (share === best.share && hits > best.hits))
      best = { kind, share, hits };
  }
  return best?.kind;
}

function headingsOf(
  columns: Readonly<Record<string, Pick<Column<unknown>, 'heading' | 'presence'>>>,
): KnownHeadings {
  const all = Object.values(columns);
  const of = (presence: Column<unknown>['presence']) =>
    all.filter((column) => column.presence === presence).map((column) => column.heading);
  return { required: of('required'), optional: of('optional') };
}
