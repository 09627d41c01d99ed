import { and, desc, eq, or, sql } from 'drizzle-orm';
import type { SQLWrapper } from 'drizzle-orm';
import { monthOf } from '../../domain/calendar/time.ts';
import type { PartyDayForm, Sitting } from '../../domain/party-day/party-day.ts';
import type { PartyDay, PartyDaysRepo } from '../../ports/store/party-days.ts';
import type { Db } from './connection.ts';
import { administrativeOrder } from './org-repo.ts';
import { branch, township, village } from './schema/org.ts';
import { partyDay, planRevision, townshipTheme } from './schema/party-days.ts';
import { onlyOne, unreadLimit } from './unread-limit.ts';

const planFields = {
  date: planRevision.date,
  time: planRevision.time,
  place: planRevision.place,
  forms: planRevision.forms,
  theme: planRevision.theme,
  sittings: planRevision.sittings,
  chairId: planRevision.chairId,
  recorderId: planRevision.recorderId,
};

const dayFields = {
  id: partyDay.id,
  branchId: partyDay.branchId,
  month: partyDay.month,
  state: partyDay.state,
  revision: partyDay.revision,
  closedAt: partyDay.closedAt,
  ...planFields,
  reasonHash: planRevision.reasonHash,
  plannedAt: planRevision.at,
};

export function partyDaysRepo(db: Db): PartyDaysRepo {
  const days = () =>
    db
      .select(dayFields)
      .from(partyDay)
      .innerJoin(
        planRevision,
        and(eq(planRevision.partyDayId, partyDay.id), eq(planRevision.revision, partyDay.revision)),
      );
  const orderedDays = () =>
    days()
      .innerJoin(branch, eq(branch.id, partyDay.branchId))
      .innerJoin(village, eq(village.id, branch.villageId))
      .innerJoin(township, eq(township.id, village.townshipId));
  const byId = days()
    .where(eq(partyDay.id, sql.placeholder('id')))
    .prepare();

  const ofBranch = eq(partyDay.branchId, sql.placeholder('branchId'));
  const ofMonth = eq(partyDay.month, sql.placeholder('month'));
  const of = days().where(and(ofBranch, ofMonth)).prepare();
  const inMonth = orderedDays()
    .where(ofMonth)
    .orderBy(...administrativeOrder)
    .prepare();
  const firstMonth = db
    .select({ month: partyDay.month })
    .from(partyDay)
    .orderBy(partyDay.month)
    .limit(onlyOne)
    .prepare();
  const history = days().where(ofBranch).orderBy(desc(partyDay.month)).limit(unreadLimit).prepare();
  const asked = sql`json_each(${sql.placeholder('branchIds')})`;
  const onDate = orderedDays()
    .where(
      and(
        sql`${partyDay.branchId} in (select value from ${asked})`,
        eq(planRevision.date, sql.placeholder('date')),
      ),
    )
    .orderBy(...administrativeOrder)
    .prepare();
  const between = (date: SQLWrapper) =>
    sql`${date} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`;
  const sittings = sql`json_each(${planRevision.sittings})`;
  // The sittings of a day lie in its month.
  const plannedBetween = orderedDays()
    .where(
      and(
        sql`${partyDay.month} between ${sql.placeholder('fromMonth')} and ${sql.placeholder('toMonth')}`,
        eq(partyDay.state, 'planned'),
        or(
          between(planRevision.date),
          sql`exists (select 1 from ${sittings} where ${between(sql`value ->> 'date'`)})`,
        ),
      ),
    )
    .orderBy(partyDay.month, ...administrativeOrder)
    .prepare();

  return {
    partyDay: (id) => completed(byId.get({ id })),
    of: (branchId, month) => completed(of.get({ branchId, month })),
    inMonth: (month) => inMonth.all({ month }).map(withPlan),
    firstMonth: () => firstMonth.get()?.month,
    history: (branchId, limit) => history.all({ branchId, limit }).map(withPlan),
    plannedBetween: (from, to) =>
      plannedBetween.all({ from, to, fromMonth: monthOf(from), toMonth: monthOf(to) }).map(withPlan),
    onDate: (branchIds, date) => onDate.all({ branchIds: JSON.stringify(branchIds), date }).map(withPlan),
    revise({ branchId, month }, plan) {
      const { state, date, time, place, forms, theme, sittings, chairId, recorderId, reasonHash, at, by } =
        plan;
      const current = db
        .select({ id: partyDay.id, revision: partyDay.revision })
        .from(partyDay)
        .where(and(eq(partyDay.branchId, branchId), eq(partyDay.month, month)))
        .get();
      const revision = (current?.revision ?? 0) + 1;
      if (current) db.update(partyDay).set({ state, revision }).where(eq(partyDay.id, current.id)).run();
      const { id } =
        current ??
        db.insert(partyDay).values({ branchId, month, state, revision }).returning({ id: partyDay.id }).get();
      const chosen = { state, date, time, place, theme, chairId, recorderId, reasonHash, at, by };
      db.insert(planRevision)
        .values({
          ...chosen,
          partyDayId: id,
          revision,
          forms: forms.join(','),
          sittings: JSON.stringify(sittings),
        })
        .run();
      const made = byId.get({ id });
      if (!made) throw new Error(`Revising Party day ${String(id)}: the revision just written is not there.`);
      return withPlan(made);
    },
    revisions: (id) =>
      db
        .select({
          ...planFields,
          revision: planRevision.revision,
          state: planRevision.state,
          reasonHash: planRevision.reasonHash,
        })
        .from(planRevision)
        .where(eq(planRevision.partyDayId, id))
        .orderBy(planRevision.revision)
        .all()
        .map(withPlan),
    plannedHosts(id) {
      const day = byId.get({ id });
      const chosen =
        day &&
        db
          .select({ chairId: planRevision.chairId, recorderId: planRevision.recorderId })
          .from(planRevision)
          .where(and(eq(planRevision.partyDayId, id), eq(planRevision.at, day.plannedAt)))
          .orderBy(planRevision.revision)
          .get();
      return chosen ?? { chairId: null, recorderId: null };
    },
    setClosed(id, at) {
      db.update(partyDay).set({ closedAt: at }).where(eq(partyDay.id, id)).run();
    },
    townshipTheme: (townshipId, month) =>
      db
        .select({ theme: townshipTheme.theme })
        .from(townshipTheme)
        .where(and(eq(townshipTheme.townshipId, townshipId), eq(townshipTheme.month, month)))
        .get()?.theme,
    setTownshipTheme(townshipId, month, theme, at, by) {
      if (theme === null)
        db.delete(townshipTheme)
          .where(and(eq(townshipTheme.townshipId, townshipId), eq(townshipTheme.month, month)))
          .run();
      else
        db.insert(townshipTheme)
          .values({ townshipId, month, theme, at, by })
          .onConflictDoUpdate({
            target: [townshipTheme.townshipId, townshipTheme.month],
            set: { theme, at, by },
          })
          .run();
    },
  };
}

interface PlanRow {
  readonly forms: string;
  readonly sittings: string;
}

type DayRow = Omit<PartyDay, keyof PlanRow> & PlanRow;

function withPlan<Row extends PlanRow>(row: Row): Omit<Row, keyof PlanRow> & Pick<PartyDay, keyof PlanRow> {
  return {
    ...row,
    forms: row.forms === '' ? [] : (row.forms.split(',') as PartyDayForm[]),
    sittings: JSON.parse(row.sittings) as Sitting[],
  };
}

function completed(row: DayRow | undefined): PartyDay | undefined {
  return row && withPlan(row);
}
