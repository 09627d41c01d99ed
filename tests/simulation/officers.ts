import type { CardId } from '../../src/domain/ids.ts';
import type { OutboxRow } from '../../src/ports/store/outbox.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { say } from './acts.ts';
import { freshly } from './freshly.ts';
import { outboxOf } from './ledger.ts';
import { seenChats } from './ownership.ts';
import type { Simulation } from './simulation.ts';
import type { Villager } from './town.ts';

const seen = 'todo.seen';
const resend = 'todo.resend';

/** 群里看到了吗: the secretary looks into the group and answers for each message of which the program does not know. */
export async function settleUncertain(simulation: Simulation): Promise<void> {
  if (!outboxOf().some(({ state }) => state === 'uncertain')) return;
  for (const secretary of simulation.town.people.filter(({ place }) => place === 0)) {
    // Further ones may stand behind those that were answered.
    for (let round = 0; round < 5; round += 1) {
      say(simulation, secretary, '待办');
      await simulation.run(10_000);
      const question = nextQuestion(simulation, secretary);
      if (question === undefined) break;
      const { message, row, data } = question;
      const there = seenChats(simulation).some(({ orphans }) =>
        orphans.some((one) => isOf(simulation, one, row)),
      );
      const action = there ? seen : resend;
      const button = data.find((one) => one.includes(action)) ?? '';
      simulation.note(
        () => `${secretary.name} 看了群：${there ? '有' : '没有'}（${row.body.kind} ${String(row.id)}）`,
      );
      simulation.rehearsal.people.tap(secretary.person, 'bot', message.messageId, { data: button });
      await simulation.run(10_000);
    }
  }
}

/** 对名字, 全部同意: each secretary who has such a list before him agrees to what it suggests. */
export async function nameStrangers(simulation: Simulation): Promise<void> {
  if (!simulation.town.people.some(({ isStranger }) => isStranger)) return;
  for (const secretary of simulation.town.people.filter(({ place }) => place === 0)) {
    say(simulation, secretary, '待办');
    await simulation.run(10_000);
    for (const label of ['对名字', '全部同意']) {
      const message = simulation.rehearsal
        .messages(secretary.person)
        .findLast(({ fromBot, buttons }) => fromBot && labelOf(buttons, label) !== undefined);
      if (message === undefined) break;
      const found = labelOf(message.buttons, label) ?? label;
      simulation.note(() => `${secretary.name} 点 [${found}]`);
      simulation.rehearsal.people.tap(secretary.person, 'bot', message.messageId, found);
      await simulation.run(10_000);
    }
  }
}

function labelOf(buttons: PhoneMessage['buttons'], beginning: string): string | undefined {
  return buttons.flat().find(({ label }) => label.startsWith(beginning))?.label;
}

/** The first message that the list asks about, with the buttons that answer. */
function nextQuestion(simulation: Simulation, secretary: Villager) {
  const message = simulation.rehearsal
    .messages(secretary.person)
    .findLast((one) => one.fromBot && dataOf(one).some((data) => data.includes(seen)));
  if (message === undefined) return undefined;
  for (const button of dataOf(message).filter((data) => data.includes(seen))) {
    const id = button.split('|')[2]?.split('.')[1] ?? '';
    const row = simulation.store().read((tx) => tx.outbox.row(Number(id) as never));
    if (row?.state === 'uncertain')
      return { message, row, data: dataOf(message).filter((data) => data.split('|')[2]?.endsWith(`.${id}`)) };
  }
  return undefined;
}

function dataOf(message: PhoneMessage): readonly string[] {
  return message.buttons.flat().flatMap(({ data }) => data ?? []);
}

/** By its first line a card without buttons is known. */
function headOf(simulation: Simulation, cardId: CardId | null): string | undefined {
  return simulation.store().read((tx) => {
    const card = cardId === null ? undefined : tx.cards.card(cardId);
    return card && freshly(simulation, tx, card).text.split('\n')[0];
  });
}

/** Whether this is what the row says, as far as a person can see. */
function isOf(simulation: Simulation, message: PhoneMessage, { body, cardId }: OutboxRow): boolean {
  switch (body.kind) {
    case 'card':
      return dataOf(message).length > 0
        ? dataOf(message).some((data) => data.split('|')[3] === (cardId ?? 0).toString(36))
        : message.text.split('\n')[0] === headOf(simulation, cardId);
    case 'document':
      return message.file?.fileName === body.fileName;
    case 'message':
      return message.text === body.text;
    case 'answer':
    case 'reaction':
      return false;
  }
}
