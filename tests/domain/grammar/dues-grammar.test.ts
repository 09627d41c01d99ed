import { describe, expect, it } from 'vitest';
import { parseDues } from '../../../src/domain/grammar/dues-grammar.ts';
import type { LocalDate, PersonId } from '../../../src/domain/ids.ts';
import { everybodyRows, lineRows } from './dues-rows.ts';
import { problem, shown } from './dues-shown.ts';
import { roster } from './roster.ts';

const today = '2026-11-18' as LocalDate;
const people = [...roster, { id: 21 as PersonId, name: '钱七' }];

function read(text: string, day: LocalDate = today): string {
  const result = parseDues(text, people, day);
  return result.ok ? shown(result.value) : problem(result.reason);
}

describe.each([
  ['everybody', everybodyRows],
  ['people', lineRows],
])('%s', (_what, rows) => {
  it.each(rows)('%j: %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});
