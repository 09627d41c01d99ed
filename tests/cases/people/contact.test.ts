import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { awayMembers, contactOf, noteContact } from '../../../src/cases/people/contact.ts';
import { isLeaving } from '../../../src/cases/people/leaving.ts';
import { personOn } from '../../../src/cases/roster/roster-on.ts';
import type { Instant, LocalDate } from '../../../src/domain/ids.ts';
import { factValue } from '../../../src/domain/people/facts.ts';
import type { FactField, FactValues } from '../../../src/domain/people/facts.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { setStage } from '../../commands/who-is-who.ts';
import type { Stage } from '../../commands/who-is-who.ts';

const today = '2026-12-01' as LocalDate;
const at = 7 as Instant;

let store: Store;
let stage: Stage;
beforeEach(() => {
  store = openStore({
    file: ':memory:',
    migrationsFolder: path.resolve(import.meta.dirname, '../../../drizzle'),
  });
  stage = store.write(setStage);
});
afterEach(() => {
  store.close();
});

function fact<F extends FactField>(tx: Tx, field: F, value: FactValues[F]): void {
  tx.people.addFact({
    personId: stage.member,
    field,
    value: factValue<F>(value),
    from: '2026-11-01' as LocalDate,
    at,
    by: 'person:1',
    source: 'officer',
  });
}
const note = (tx: Tx, state: 'contacted' | 'notContacted', via: 'self' | 'contact' | 'officer') =>
  noteContact(tx, { personId: stage.member, state, via, at, today, by: 'person:1' });

describe('contact with an away member', () => {
  it('is kept by quarter, the last word holding, and a repeat says nothing new', () => {
    store.write((tx) => {
      fact(tx, 'away', true);
      expect(note(tx, 'notContacted', 'contact')).toBe(true);
      expect(note(tx, 'notContacted', 'contact')).toBe(false);
      expect(note(tx, 'contacted', 'self')).toBe(true);
      expect(note(tx, 'contacted', 'contact')).toBe(false);
      expect(tx.changes.contact(stage.member, '2026-Q4')).toMatchObject({ state: 'contacted', via: 'self' });
      expect(tx.changes.contact(stage.member, '2027-Q1')).toBeUndefined();
    });
  });

  it('is not kept of somebody who is at home', () => {
    store.write((tx) => {
      expect(note(tx, 'contacted', 'self')).toBe(false);
      expect(tx.changes.contact(stage.member, '2026-Q4')).toBeUndefined();
    });
  });

  it('is the named person’s business, and the secretary’s without one', () => {
    store.write((tx) => {
      fact(tx, 'away', true);
      const whose = () => {
        const state = personOn(tx, stage.member, today);
        const contact = state && contactOf(tx, stage.member, state, today);
        return contact && [tx.people.person(contact.personId)?.name, contact.named];
      };
      expect(whose()).toEqual(['林福贵', false]);
      const friend = tx.people.personsNamed('李四')[0];
      fact(tx, 'contact', friend?.number ?? null);
      expect(whose()).toEqual(['李四', true]);
      fact(tx, 'contact', tx.people.personsNamed('蒋大伟')[0]?.number ?? null);
      expect(whose()).toEqual(['林福贵', false]);
    });
  });

  it('is not asked for while the township decides on leaving', () => {
    store.write((tx) => {
      fact(tx, 'away', true);
      expect(awayMembers(tx, stage.first, today).map(({ person }) => person.name)).toEqual(['张三']);
      tx.changes.ask({
        personId: stage.member,
        branchId: stage.first,
        kind: 'died',
        from: today,
        askedAt: at,
        askedBy: 'person:1',
      });
      expect(isLeaving(tx, stage.member)).toBe(true);
      expect(awayMembers(tx, stage.first, today)).toEqual([]);
    });
  });
});
