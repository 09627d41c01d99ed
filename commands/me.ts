import { relativeLines, relativeRows } from '../src/cases/attendance/tap-relative.ts';
import { isLeave } from '../src/cases/cards/own-leave.ts';
import { ownDues } from '../src/cases/dues/own-dues.ts';
import { duesLines, sayOwnDues } from '../src/cases/dues/say-own-dues.ts';
import { ownContact } from '../src/cases/me/own-contact.ts';
import { ownRecord } from '../src/cases/me/own-record.ts';
import { noteContact } from '../src/cases/people/contact.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { Call } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import { asksOwnDues } from '../src/domain/grammar/paid-reply.ts';
import type { Outcome } from '../src/domain/outcome.ts';

function show({ tx, text, actor, today, rules }: Call): Outcome {
  const record = actor.person && ownRecord(tx, actor.person.id, today);
  const relatives = relativeLines(tx, text, actor.family, today);
  const rows = relativeRows(tx, text, actor.family, today);
  if (!record) return { reply: { text: relatives.join('\n'), buttons: rows } };
  const { name, branch, coming, days } = record;
  const dues = ownDues(tx, actor.person.id, { today, zone: rules.zone });
  const lines = [
    text.me.head(name, branch),
    ...(coming ? [text.me.coming(coming.date, coming.state)] : []),
    ...(days.length === 0 ? [text.me.none] : []),
    ...days.map(({ month, date, state, madeUp }) => {
      const label = text.month.stateLabels[state];
      return text.me.line(month, date, madeUp ? text.makeUp.own(label) : label);
    }),
    ...(dues ? duesLines(text, dues) : []),
    ...relatives,
  ];
  const away = ownContact(tx, actor.person.id, today);
  if (away) lines.push(text.people.meAway(away.contactName));
  if (away?.reached === true) lines.push(text.people.meContacted(away.quarter));
  const well = { label: text.people.buttonAllWell, action: 'me.allWell', payload: '' };
  const onLeave = coming !== undefined && isLeave(coming.state);
  const withdraw = {
    label: text.leave.buttonWithdraw,
    action: 'leave.withdraw',
    payload: coming?.date ?? '',
  };
  const buttons = [
    ...(onLeave ? [[withdraw]] : []),
    ...(away?.reached === false ? [[well]] : []),
    [{ label: text.me.buttonData, action: 'me.data', payload: '' }],
    ...rows,
  ];
  return { reply: { text: lines.join('\n'), buttons } };
}

const alone = noWords('我的');

export default defineCommand<'dues' | undefined>({
  description: { 'zh-CN': '看自己的到会和党费', en: 'Your own attendance and dues' },
  aliases: ['我的'],
  where: 'private',
  who: 'answers',
  args: {
    ...alone,
    // 我的 党费
    parse: (words, call) => (words === '党费' ? accept('dues') : alone.parse(words, call)),
  },
  replies: { who: 'anyone', read: (words) => (asksOwnDues(words) ? sayOwnDues : undefined) },
  buttons: {
    allWell: {
      who: 'self',
      run({ tx, actor, text, now, today }): Outcome {
        const id = actor.person?.id;
        if (id === undefined || !ownContact(tx, id, today))
          return { answer: { text: text.common.staleButton } };
        noteContact(tx, {
          personId: id,
          state: 'contacted',
          via: 'self',
          at: now,
          today,
          by: actorRef(actor),
        });
        return { answer: { text: text.people.allWell } };
      },
    },
    data: {
      who: 'self',
      run({ actor, chat, text }): Outcome {
        if (!actor.person) return { answer: { text: text.common.staleButton } };
        return {
          answer: { text: text.me.dataOnItsWay },
          files: [{ chatId: chat.id, task: 'own-data', input: { personId: actor.person.id } }],
        };
      },
    },
  },
  run: (call) => (call.args === 'dues' ? sayOwnDues(call) : show(call)),
});
