import type { ButtonCall } from '../../command.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { changeRecord, setFlags } from './change-record.ts';
import { notHeldYet, pageButton, showPage } from './record-words.ts';

/** [记录页] and [抄写文字]: the page as text. */
export function tapPage(call: ButtonCall): Outcome {
  return onDay(call, (day) => showPage(call, day));
}

/** [三有都有]: 有记录, 有图像, 有讨论 in one tap. */
export function tapThree(call: ButtonCall): Outcome {
  return onHeldDay(call, (day) => ({
    answer: { text: setFlags(call, day, { recorded: true, pictured: true, discussed: true }) },
  }));
}

/** [用常用议程] where nothing was written: it never overwrites the officer's own. */
export function tapAgenda(call: ButtonCall): Outcome {
  return onDay(call, (day) => {
    const own = call.tx.records.record(day.id)?.agenda ?? [];
    const said =
      own.length > 0
        ? call.text.record.agendaSet(day.date, own)
        : changeRecord(call, day, { kind: 'usualAgenda' });
    return {
      messages: [{ chatId: call.chat.id, content: { text: said, buttons: [[pageButton(call, day)]] } }],
    };
  });
}

/** [Word文件]: made outside of the transaction, sent while the tapper is still an officer. */
export function tapFile(call: ButtonCall): Outcome {
  const { actor, chat, text } = call;
  return onHeldDay(call, (day) => ({
    answer: { text: text.record.fileOnItsWay },
    files: [
      {
        chatId: chat.id,
        task: 'record-page',
        input: { partyDayId: day.id },
        guards: [{ kind: 'officer', accountId: actor.accountId, branchId: day.branchId }],
      },
    ],
  }));
}

function onDay(call: ButtonCall, act: (day: PartyDay) => Outcome): Outcome {
  const day = partyDayOf(call.tx, call.payload);
  if (day?.state !== 'planned') return { answer: { text: call.text.month.notPlanned } };
  return act(day);
}

/** A day that was moved since its page was shown may be to come again. */
function onHeldDay(call: ButtonCall, act: (day: PartyDay) => Outcome): Outcome {
  return onDay(call, (day) =>
    day.date > call.today ? { reply: { text: notHeldYet(call, day) } } : act(day),
  );
}
