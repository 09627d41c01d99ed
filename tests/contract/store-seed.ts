import type {
  BranchId,
  ChatId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PartyDayId,
  PersonId,
  TownshipId,
  VillageId,
} from '../../src/domain/ids.ts';
import type { FactField } from '../../src/domain/people/facts.ts';
import type { BranchFields } from '../../src/ports/store/org.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';

/** Makes a fresh, empty store. */
export type CreateStore = () => Store;

export const at = (ms: number) => (1_794_000_000_000 + ms) as Instant;
export const day = (date: string) => date as LocalDate;
export const month = (name: string) => name as Month;
const nine = '09:00' as LocalTime;

export function branchFields(
  villageId: VillageId,
  code: string,
  more: Partial<BranchFields> = {},
): BranchFields {
  return {
    code,
    villageId,
    name: `${code}党支部`,
    fixedDay: '5',
    time: nine,
    place: null,
    payMode: 'monthly',
    condition: 'normal',
    reviewDate: null,
    ...more,
  };
}

export interface Seed {
  readonly townshipId: TownshipId;
  readonly villageId: VillageId;
  readonly branchId: BranchId;
}

/** One township, one village, one branch. */
export function seedBranch(tx: Tx): Seed {
  const townshipId = tx.org.putTownship('青河镇');
  const villageId = tx.org.putVillage(townshipId, '石桥村');
  const branchId = tx.org.putBranch(branchFields(villageId, 'QH01'));
  return { townshipId, villageId, branchId };
}

export function seedPerson(tx: Tx, number: string, name = '林福贵'): PersonId {
  return tx.people.putPerson({ number, name, alias: null, smartphone: true });
}

export function seedGroup(tx: Tx, externalId = '-100'): ChatId {
  return tx.chats.ensure('telegram', { externalId, kind: 'group' }).id;
}

export function seedPartyDay(tx: Tx, branchId: BranchId, name: string, date = `${name}-05`): PartyDayId {
  return tx.partyDays.revise({ branchId, month: month(name) }, plan(date)).id;
}

export function plan(date: string) {
  return {
    date: day(date),
    time: nine,
    place: '村部',
    forms: ['study', 'service'] as const,
    theme: '学习',
    sittings: [],
    chairId: null,
    recorderId: null,
    state: 'planned' as const,
    reasonHash: null,
    at: at(0),
    by: 'person:1',
  };
}

export function fact(personId: PersonId, field: FactField, value: unknown, from = '2026-01-01') {
  return {
    personId,
    field,
    value: JSON.stringify(value),
    from: day(from),
    at: at(0),
    by: 'operator',
    source: 'import' as const,
  };
}

/** For what a test needs to be there. */
export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('The test needs a value here and got none.');
  return value;
}
