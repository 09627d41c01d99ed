import { recordMadeUp, recordPerson, recordTotals } from '../../../src/cases/attendance/ledger.ts';
import type { PersonKind, Said } from '../../../src/cases/attendance/ledger.ts';
import type { LeaveReason } from '../../../src/domain/attendance/state.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { writeDay } from '../../harness/written-day.ts';
import { at, ledgerScene } from '../dues/ledger-scene.ts';
import type { LedgerScene } from '../dues/ledger-scene.ts';

export const formula = '=HYPERLINK("http://x","y")';

export interface LedgerYear extends LedgerScene {
  readonly people: Readonly<
    Record<'lin' | 'wang' | 'zhang' | 'evil' | 'away' | 'excused' | 'young', PersonId>
  >;
}

/**
 * 石桥村党支部 from July 2026 on: September called off, October by names, November by a totals line; one member is called like a
 * formula, one is away with a contact person.
 */
export function ledgerYear(): LedgerYear {
  const scene = ledgerScene();
  const { store, branches } = scene;
  store.write((tx) => {
    tx.org.putCounty('青禾县');
  });
  const people = {
    lin: scene.person('QH001', '林福贵', { posts: ['secretary'], duesFen: 100 }),
    wang: scene.person('QH002', '王桂花', { posts: ['organisation'], duesFen: 100 }),
    zhang: scene.person('QH003', '张伟', { duesFen: 50 }),
    evil: scene.person('QH004', formula, { duesFen: 50 }),
    away: scene.person('QH005', '张伟', {
      away: true,
      reviewDate: '2027-02-01',
      contact: 'QH002',
      duesFen: 50,
      duesClass: 'migrant',
    }),
    excused: scene.person('QH006', '赵老汉', { excused: true, duesClass: 'waived' }),
    young: scene.person('QH007', '钱小兵', { status: 'probationary', duesFen: 50 }),
  };
  store.write((tx) => {
    const day = (date: string, more: { readonly state?: 'cancelled'; readonly reasonHash?: string } = {}) =>
      writeDay(tx, branches[0], date, {
        theme: '学习党章',
        place: '村委会',
        forms: ['study'],
        ...more,
        at: at(date, '08:00'),
      });
    const reasonHash = tx.attendance.keepText('因防汛', {});
    day('2026-09-15', { state: 'cancelled', reasonHash });
    october(tx, day('2026-10-15'), people);
    const november = day('2026-11-16');
    const totals = { expected: 6, present: 4, online: 1, leave: 1, absent: 0 };
    recordTotals(tx, november, totals, said('officer', people.lin, '2026-11-16'));
    recordPerson(tx, november, people.lin, 'present', said('officer', people.lin, '2026-11-16'));
    day('2026-12-15');
    const contact = {
      personId: people.away,
      quarter: '2026-Q3',
      at: at('2026-09-20'),
      by: 'person:2',
    } as const;
    tx.changes.addContact({ ...contact, state: 'contacted', via: 'contact' });
  });
  scene.pay(people.lin, '2026-10-15', { '2026-10': 100, '2026-11': 100 }, { by: `person:${people.wang}` });
  scene.pay(people.evil, '2026-10-16', { '2026-10': 50 }, { by: `person:${people.wang}` });
  return { ...scene, people };
}

function said(via: Said['via'], by: PersonId, date: string, time = '09:00'): Said {
  return { at: at(date, time), recordedAt: at(date, time), by: `person:${String(by)}`, via };
}

/** 林福贵 on site, 王桂花 online, 张伟 on leave and made up later, one absent, 赵老汉 came all the same. */
function october(tx: Tx, day: PartyDay, people: LedgerYear['people']): void {
  const date = '2026-10-15';
  const officer = said('officer', people.lin, date);
  const record = (id: PersonId, kind: PersonKind, reason: LeaveReason | null = null) => {
    recordPerson(tx, day, id, kind, officer, reason);
  };
  record(people.lin, 'present');
  record(people.wang, 'online');
  recordPerson(tx, day, people.zhang, 'leave', said('tap', people.zhang, '2026-10-14'), 'farming');
  record(people.zhang, 'leaveAgreed');
  record(people.evil, 'absent');
  record(people.excused, 'present');
  const late = tx.attendance.keepText('住院', { personId: people.zhang, partyDayId: day.id });
  recordMadeUp(tx, day, people.zhang, said('officer', people.wang, '2026-11-20'), late);
}
