import { describe, expect, it } from 'vitest';
import type { BranchId, PersonId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { at, day, must, seedGroup, seedPerson } from './store-seed.ts';

export function accountsContract(opened: () => Store): void {
  describe('accounts', () => {
    it('makes an account on first sight and refreshes its name', () => {
      opened().write((tx) => {
        const made = tx.accounts.ensure('telegram', '42', '福贵');
        expect(made).toEqual({
          id: made.id,
          messenger: 'telegram',
          userId: '42',
          displayName: '福贵',
          privateChatId: null,
          muted: false,
        });
        expect(tx.accounts.byUser('telegram', '42')).toEqual(made);
        expect(tx.accounts.account(made.id)).toEqual(made);
        expect(tx.accounts.ensure('telegram', '42', '')).toEqual(made);
        expect(tx.accounts.ensure('telegram', '42', '林福贵')).toEqual({ ...made, displayName: '林福贵' });
        expect(tx.accounts.account(made.id)?.displayName).toBe('林福贵');
        expect(tx.accounts.ensure('wecom', '42', '').id).not.toBe(made.id);
        expect(tx.accounts.byUser('telegram', '43')).toBeUndefined();
      });
    });

    it('keeps the private chat and the wish for silence, and forgets name and chat', () => {
      opened().write((tx) => {
        const { id } = tx.accounts.ensure('telegram', '42', '福贵');
        const chatId = tx.chats.ensure('telegram', { externalId: '42', kind: 'private' }).id;
        tx.accounts.setPrivateChat(id, chatId);
        tx.accounts.setMuted(id, true);
        expect(tx.accounts.byPrivateChat(chatId)).toMatchObject({ id, muted: true, privateChatId: chatId });
        tx.accounts.forget(id);
        expect(tx.accounts.account(id)).toMatchObject({ userId: '42', displayName: '', privateChatId: null });
        expect(tx.accounts.byPrivateChat(chatId)).toBeUndefined();
      });
    });

    it('counts wrong codes', () => {
      opened().write((tx) => {
        const { id } = tx.accounts.ensure('telegram', '42', '');
        expect(tx.accounts.codeFailures(id)).toEqual({ count: 0, since: null });
        tx.accounts.setCodeFailures(id, 3, at(5));
        expect(tx.accounts.codeFailures(id)).toEqual({ count: 3, since: at(5) });
      });
    });
  });

  describe('claims', () => {
    it('waits for an officer, by chat and by account', () => {
      opened().write((tx) => {
        const [a, b] = [tx.accounts.ensure('telegram', '1', ''), tx.accounts.ensure('telegram', '2', '')];
        const chatId = seedGroup(tx);
        const personId = seedPerson(tx, 'P1');
        const first = tx.accounts.addClaim({
          accountId: a.id,
          chatId,
          personId: null,
          relation: 'self',
          at: at(1),
        });
        const second = tx.accounts.addClaim({
          accountId: b.id,
          chatId: null,
          personId,
          relation: 'family',
          at: at(2),
        });
        const ids = (claims: { id: number }[]) => claims.map(({ id }) => id);
        expect(ids(tx.accounts.pendingClaims())).toEqual([first, second]);
        expect(ids(tx.accounts.pendingClaimsIn(chatId))).toEqual([first]);
        tx.accounts.nameClaim(first, personId, 'self');
        tx.accounts.addClaim({ accountId: a.id, chatId, personId, relation: 'family', at: at(3) });
        expect(tx.accounts.pendingClaimsOf(a.id).map(({ relation }) => relation)).toEqual(['self', 'family']);
        expect(tx.accounts.pendingClaimOf(a.id)).toEqual({
          id: first,
          accountId: a.id,
          chatId,
          personId,
          relation: 'self',
          at: at(1),
          state: 'pending',
          saidName: null,
          openTo: null,
        });
        tx.accounts.settleClaim(first, 'approved');
        tx.accounts.settleClaim(second, 'declined');
        expect(tx.accounts.pendingClaimOf(a.id)).toBeUndefined();
        for (const claim of tx.accounts.pendingClaimsOf(a.id)) tx.accounts.settleClaim(claim.id, 'declined');
        expect(tx.accounts.pendingClaims()).toEqual([]);
        expect(tx.accounts.claim(second)?.state).toBe('declined');
      });
    });
  });

  describe('the words of a claim', () => {
    it('stand while nobody is clearly meant, and for the branches that still decide', () => {
      opened().write((tx) => {
        const { id: accountId } = tx.accounts.ensure('telegram', '1', '');
        const [one, two] = [1 as BranchId, 2 as BranchId];
        const id = tx.accounts.addClaim({
          accountId,
          chatId: seedGroup(tx),
          personId: null,
          relation: 'self',
          at: at(1),
          saidName: '王秀英',
          openTo: [one, two],
        });
        const words = () => {
          const { saidName, openTo, personId: named } = must(tx.accounts.claim(id));
          return { saidName, openTo, named };
        };
        expect(words()).toEqual({ saidName: '王秀英', openTo: [one, two], named: null });
        tx.accounts.openClaimTo(id, [two]);
        expect(tx.accounts.pendingClaimOf(accountId)?.openTo).toEqual([two]);
        tx.accounts.nameClaim(id, 7 as PersonId, 'self');
        expect(words()).toEqual({ saidName: null, openTo: [two], named: 7 });
        tx.accounts.rewordClaim(id, { saidName: '孙玉妹', openTo: null });
        expect(words()).toEqual({ saidName: '孙玉妹', openTo: null, named: null });
        tx.accounts.settleClaim(id, 'declined');
        expect(words().saidName).toBeNull();
      });
    });
  });

  describe('held taps', () => {
    const hold = (tx: Tx, user: string, kind: 'present' | 'leave', ms: number, date = '2026-11-05') => {
      const accountId = tx.accounts.ensure('telegram', user, '').id;
      return tx.accounts.holdTap({ accountId, chatId: seedGroup(tx), date: day(date), kind, at: at(ms) });
    };

    it('holds a tap once, with its first time', () => {
      opened().write((tx) => {
        expect(hold(tx, '1', 'present', 5)).toBe(true);
        expect(hold(tx, '1', 'present', 9)).toBe(false);
        expect(hold(tx, '1', 'leave', 3)).toBe(true);
        expect(hold(tx, '1', 'present', 7, '2026-12-05')).toBe(true);
        const accountId = must(tx.accounts.byUser('telegram', '1')).id;
        expect(tx.accounts.heldTaps(accountId).map((tap) => [tap.kind, tap.at])).toEqual([
          ['leave', at(3)],
          ['present', at(5)],
          ['present', at(7)],
        ]);
      });
    });

    it('lists the unsettled taps of a card', () => {
      opened().write((tx) => {
        hold(tx, '1', 'present', 5);
        hold(tx, '2', 'present', 4);
        hold(tx, '3', 'present', 1, '2026-12-05');
        const taps = () => tx.accounts.heldTapsOn(seedGroup(tx), day('2026-11-05'));
        expect(taps().map((tap) => tap.at)).toEqual([at(4), at(5)]);
        tx.accounts.settleHeldTap(must(taps()[0]).id, 'entry');
        tx.accounts.settleHeldTap(must(taps()[0]).id, 'dropped');
        expect(taps()).toEqual([]);
        expect(hold(tx, '1', 'present', 8)).toBe(false);
      });
    });

    it('holds a tap anew when its account became unknown after the entry, and forgets all on leaving', () => {
      opened().write((tx) => {
        hold(tx, '1', 'present', 5);
        const accountId = must(tx.accounts.byUser('telegram', '1')).id;
        const taps = () => tx.accounts.heldTaps(accountId).map((tap) => tap.at);
        tx.accounts.settleHeldTap(must(tx.accounts.heldTaps(accountId)[0]).id, 'entry');
        expect(hold(tx, '1', 'present', 9)).toBe(true);
        expect(taps()).toEqual([at(9)]);
        tx.accounts.settleHeldTap(must(tx.accounts.heldTaps(accountId)[0]).id, 'dropped');
        const dropped = (from: string) => tx.accounts.droppedTaps(accountId, day(from)).map((tap) => tap.at);
        expect(dropped('2026-11-05')).toEqual([at(9)]);
        expect(dropped('2026-11-06')).toEqual([]);
        tx.accounts.forgetHeldTaps(accountId);
        expect(dropped('2026-11-05')).toEqual([]);
        expect(hold(tx, '1', 'present', 11)).toBe(true);
      });
    });

    it('forgets a tap that was taken back, unless it was settled before', () => {
      opened().write((tx) => {
        hold(tx, '1', 'present', 5);
        const taps = () => tx.accounts.heldTapsOn(seedGroup(tx), day('2026-11-05'));
        const [first] = taps();
        tx.accounts.withdrawHeldTap(must(first).id);
        expect(taps()).toEqual([]);
        expect(hold(tx, '1', 'present', 8)).toBe(true);
        const [second] = taps();
        tx.accounts.settleHeldTap(must(second).id, 'dropped');
        tx.accounts.withdrawHeldTap(must(second).id);
        expect(hold(tx, '1', 'present', 9)).toBe(false);
      });
    });
  });
}
