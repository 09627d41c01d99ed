import { monthsLater } from '../../domain/calendar/time.ts';
import type { MemberWord } from '../../domain/grammar/member-reading.ts';
import type { CardContent } from '../../domain/outcome.ts';
import { duesForLetter } from '../dues/for-letter.ts';
import { peopleFiguresFor } from '../plan/figures.ts';
import type { Acting } from './acting.ts';
import { askTownship } from './ask-township.ts';
import { writeChange } from './changed.ts';
import type { ChangedMember } from './changed.ts';
import { contactOf } from './contact.ts';
import { leavesFrom } from './leaving.ts';
import { changeAlias, changeGroup } from './plain-changes.ts';
import { undoChange } from './undo-change.ts';

/** Does what an officer said about a member, by dated facts that hold at once; the answer says how to take it back. */
export function changeMember(
  acting: Acting,
  one: ChangedMember,
  word: Exclude<MemberWord, { verb: 'show' }>,
): CardContent {
  const { today, text } = acting;
  const words = text.people;
  const { state } = one.member;
  const from = 'from' in word ? word.from : today;
  const { reviewMonths } = peopleFiguresFor(acting.tx, one.branch);
  switch (word.verb) {
    case 'away': {
      const review = word.review ?? monthsLater(from > today ? from : today, reviewMonths);
      return writeChange(
        acting,
        one,
        from,
        { away: true, reviewDate: review },
        { verb: 'away', from, review },
        [
          ...(word.review === undefined
            ? [words.reviewAssumed(one.written, 'away', review, reviewMonths)]
            : []),
          ...(contactOf(acting.tx, one.member.person.id, state, today)?.named === true
            ? []
            : [words.contactMissing(one.written)]),
        ],
      );
    }
    case 'excused': {
      const review = word.review ?? monthsLater(from > today ? from : today, reviewMonths);
      const said = { verb: 'excused', from, review } as const;
      const more =
        word.review === undefined ? [words.reviewAssumed(one.written, 'excused', review, reviewMonths)] : [];
      return writeChange(acting, one, from, { excused: true, reviewDate: review }, said, more);
    }
    case 'back':
      return writeChange(
        acting,
        one,
        from,
        { away: false, ...(state.excused ? {} : { reviewDate: null }) },
        { verb: 'back', from },
      );
    case 'attends':
      return writeChange(
        acting,
        one,
        from,
        { excused: false, ...(state.away ? {} : { reviewDate: null }) },
        { verb: 'attends', from },
      );
    case 'review': {
      const { review } = word;
      return writeChange(acting, one, today, { reviewDate: review }, { verb: 'review', review });
    }
    case 'contact': {
      if (!state.away) return { text: words.notAway(one.written) };
      const contact = acting.tx.people.person(word.person.id);
      if (!contact || contact.id === one.member.person.id) return { text: words.contactSelf(one.name) };
      const said = { verb: 'contact', value: contact.name } as const;
      return writeChange(acting, one, today, { contact: contact.number }, said);
    }
    case 'group':
      return changeGroup(acting, one, word.group);
    case 'alias':
      return changeAlias(acting, one, word.alias);
    case 'undo':
      return undoChange(acting, one);
    case 'formal':
      if (state.status !== 'probationary') return { text: words.alreadyFormal(one.name) };
      return askTownship(acting, one, word.verb, from);
    case 'transferred':
    case 'died': {
      const since = word.from ?? leavesFrom(acting, acting.rules.zone, one.branch.id);
      const afterToday = word.from === undefined && since !== today;
      const dues =
        word.verb === 'transferred' ? duesForLetter(acting, one.branch.id, one.member.person.id) : [];
      return askTownship(acting, one, word.verb, since, [
        ...(afterToday ? [words.leavesAfterToday] : []),
        ...dues,
      ]);
    }
  }
}
