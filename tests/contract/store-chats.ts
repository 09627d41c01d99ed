import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store/store.ts';
import { at, branchFields, day, must, seedBranch, seedGroup } from './store-seed.ts';

export function chatsContract(opened: () => Store): void {
  describe('chats', () => {
    it('makes a chat on first sight and finds it again', () => {
      opened().write((tx) => {
        const made = tx.chats.ensure('telegram', { externalId: '-5', kind: 'group', threadId: '7' });
        expect(made).toEqual({
          id: made.id,
          messenger: 'telegram',
          externalId: '-5',
          kind: 'group',
          threadId: '7',
          audience: null,
          standing: 'present',
        });
        expect(tx.chats.ensure('telegram', { externalId: '-5', kind: 'group' })).toEqual(made);
        expect(tx.chats.byExternal('telegram', '-5')).toEqual(made);
        expect(tx.chats.ensure('wecom', { externalId: '-5', kind: 'group' }).id).not.toBe(made.id);
        tx.chats.setAudience(made.id, 'mixed');
        tx.chats.setStanding(made.id, 'left');
        tx.chats.setThread(made.id, null);
        expect(tx.chats.chat(made.id)).toEqual({
          ...made,
          audience: 'mixed',
          standing: 'left',
          threadId: null,
        });
      });
    });

    it('serves branches in administrative order; a branch has one chat', () => {
      opened().write((tx) => {
        const { villageId, branchId: first } = seedBranch(tx);
        const second = tx.org.putBranch(branchFields(villageId, 'QH02'));
        const [a, b] = [seedGroup(tx, '-1'), seedGroup(tx, '-2')];
        tx.chats.serve(a, second, at(1));
        tx.chats.serve(a, first, at(1));
        expect(tx.chats.branchesOf(a)).toEqual([first, second]);
        expect(tx.chats.served()).toEqual([{ chatId: a, branchIds: [first, second] }]);
        tx.chats.serve(b, second, at(2));
        expect(tx.chats.chatOf(second)).toBe(b);
        expect(tx.chats.branchesOf(a)).toEqual([first]);
        expect(tx.chats.served()).toEqual([
          { chatId: a, branchIds: [first] },
          { chatId: b, branchIds: [second] },
        ]);
      });
    });

    it('remembers since when a branch is served; serving it again in the same chat keeps the date', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const [a, b] = [seedGroup(tx, '-1'), seedGroup(tx, '-2')];
        expect(tx.chats.servedSince(branchId)).toBeUndefined();
        tx.chats.serve(a, branchId, at(1));
        tx.chats.serve(a, branchId, at(5));
        expect(tx.chats.servedSince(branchId)).toEqual({ chatId: a, since: at(1) });
        tx.chats.serve(b, branchId, at(7));
        expect(tx.chats.servedSince(branchId)).toEqual({ chatId: b, since: at(7) });
      });
    });

    it('remembers when a branch got its first group, whichever serves it now', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        expect(tx.chats.firstServed(branchId)).toBeUndefined();
        tx.chats.serve(seedGroup(tx, '-1'), branchId, at(3));
        tx.chats.serve(seedGroup(tx, '-2'), branchId, at(7));
        expect(tx.chats.firstServed(branchId)).toBe(at(3));
      });
    });
  });

  describe('a renamed chat', () => {
    it('keeps its id', () => {
      opened().write((tx) => {
        const id = seedGroup(tx, '-5');
        tx.chats.migrate(id, '-1005');
        tx.chats.migrate(id, '-1005');
        expect(tx.chats.byExternal('telegram', '-1005')?.id).toBe(id);
        expect(tx.chats.byExternal('telegram', '-5')).toBeUndefined();
      });
    });

    it('takes over all that a row under the new name has gathered', () => {
      opened().write((tx) => {
        const { branchId } = seedBranch(tx);
        const [ours, other] = [seedGroup(tx, '-5'), seedGroup(tx, '-1005')];
        tx.chats.setAudience(ours, 'members');
        tx.chats.setThread(other, '3');
        tx.chats.serve(other, branchId, at(1));
        const account = tx.accounts.ensure('telegram', '1', '');
        tx.accounts.setPrivateChat(account.id, other);
        tx.accounts.addClaim({
          accountId: account.id,
          chatId: other,
          personId: null,
          relation: 'self',
          at: at(0),
        });
        const tap = { accountId: account.id, date: day('2026-11-05'), kind: 'present' as const, at: at(1) };
        tx.accounts.holdTap({ ...tap, chatId: ours });
        tx.accounts.holdTap({ ...tap, chatId: other });
        tx.accounts.holdTap({ ...tap, chatId: other, kind: 'leave' });
        const card = tx.cards.ensure({ kind: 'todo', chatId: other, subject: 's', view: 1, at: at(0) }).card;
        const row = must(
          tx.outbox.add({
            lane: 'create',
            chatId: other,
            cardId: card.id,
            body: { kind: 'card' },
            at: at(0),
          }),
        );

        tx.chats.migrate(ours, '-1005');

        expect(tx.chats.chat(other)).toBeUndefined();
        expect(tx.chats.byExternal('telegram', '-1005')).toMatchObject({
          id: ours,
          audience: 'members',
          threadId: '3',
        });
        expect(tx.chats.branchesOf(ours)).toEqual([branchId]);
        expect(tx.accounts.account(account.id)?.privateChatId).toBe(ours);
        expect(tx.accounts.pendingClaimsIn(ours)).toHaveLength(1);
        expect(tx.accounts.heldTapsOn(ours, day('2026-11-05')).map(({ kind }) => kind)).toEqual([
          'present',
          'leave',
        ]);
        expect(tx.cards.find('todo', ours, 's')?.id).toBe(card.id);
        expect(tx.outbox.row(row)?.chatId).toBe(ours);
      });
    });

    it('goes on with the message in the new chat when both rows had the same card', () => {
      opened().write((tx) => {
        const [ours, other] = [seedGroup(tx, '-5'), seedGroup(tx, '-1005')];
        const same = { kind: 'checkin', subject: 's', view: null, at: at(0) };
        const kept = tx.cards.ensure({ ...same, chatId: ours }).card.id;
        tx.cards.sent(kept, '10', 1, at(0));
        const gone = tx.cards.ensure({ ...same, chatId: other }).card.id;
        tx.cards.sent(gone, '20', 1, at(0));
        const row = must(
          tx.outbox.add({ lane: 'create', chatId: other, cardId: gone, body: { kind: 'card' }, at: at(0) }),
        );
        tx.chats.migrate(ours, '-1005');
        expect(tx.cards.card(gone)).toBeUndefined();
        expect(tx.cards.byMessage(ours, '20')?.id).toBe(kept);
        expect(tx.cards.behind(at(0), 9).map(({ id }) => id)).toEqual([kept]);
        expect(tx.outbox.row(row)?.cardId).toBe(kept);
      });
    });
  });
}
