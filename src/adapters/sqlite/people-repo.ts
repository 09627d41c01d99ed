import { count, eq, sql } from 'drizzle-orm';
import { factValue } from '../../domain/people/facts.ts';
import type { PeopleRepo } from '../../ports/store/people.ts';
import type { Db } from './connection.ts';
import { person, personFact } from './schema/people.ts';

export function peopleRepo(db: Db): PeopleRepo {
  const byId = db
    .select()
    .from(person)
    .where(eq(person.id, sql.placeholder('id')))
    .prepare();
  const asked = sql`json_each(${sql.placeholder('ids')})`;
  const facts = db
    .select()
    .from(personFact)
    .where(sql`${personFact.personId} in (select value from ${asked})`)
    .orderBy(personFact.seq)
    .prepare();

  const byNumber = db
    .select()
    .from(person)
    .where(eq(person.number, sql.placeholder('number')))
    .prepare();
  const insertPerson = db
    .insert(person)
    .values({
      number: sql.placeholder('number'),
      name: sql.placeholder('name'),
      alias: sql.placeholder('alias'),
      smartphone: sql.placeholder('smartphone'),
    })
    .returning({ id: person.id })
    .prepare();
  const insertFact = db
    .insert(personFact)
    .values({
      personId: sql.placeholder('personId'),
      field: sql.placeholder('field'),
      value: sql.placeholder('value'),
      from: sql.placeholder('from'),
      at: sql.placeholder('at'),
      by: sql.placeholder('by'),
      source: sql.placeholder('source'),
    })
    .prepare();

  const everIn = db
    .selectDistinct({ id: personFact.personId, number: person.number })
    .from(personFact)
    .innerJoin(person, eq(person.id, personFact.personId))
    .where(sql`${personFact.field} = 'branch' and ${personFact.value} = ${sql.placeholder('branch')}`)
    .orderBy(person.number)
    .prepare();

  return {
    person: (id) => byId.get({ id }),
    personByNumber: (number) => byNumber.get({ number }),
    persons: (ids) => ids.flatMap((id) => byId.get({ id }) ?? []),
    personsNamed: (name) =>
      db.select().from(person).where(eq(person.name, name)).orderBy(person.number).all(),
    count: () => db.select({ persons: count() }).from(person).get()?.persons ?? 0,
    putPerson({ number, name, alias, smartphone }) {
      const values = { number, name, alias, smartphone };
      const found = byNumber.get({ number });
      if (!found) return insertPerson.get(values).id;
      db.update(person).set(values).where(eq(person.id, found.id)).run();
      return found.id;
    },
    addFact({ personId, field, value, from, at, by, source }) {
      insertFact.run({ personId, field, value, from, at, by, source });
    },
    facts: (ids) => facts.all({ ids: JSON.stringify(ids) }),
    everIn: (branchId) => everIn.all({ branch: factValue<'branch'>(branchId) }).map(({ id }) => id),
  };
}
