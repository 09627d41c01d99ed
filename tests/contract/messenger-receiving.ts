import { describe, expect, it } from 'vitest';
import type { Update } from '../../src/ports/messenger.ts';
import { button, collect, type MessengerHarness } from './messenger-harness.ts';

/** A run of the source that is under way. */
export interface Reception {
  start(accept: (batch: readonly Update[]) => void): void;
  stop(): Promise<void>;
}

export function receivingContract(stage: () => MessengerHarness, reception: Reception): void {
  describe('receiving', () => {
    it('a text, from whom and where', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      const messageId = h.say(h.privateChat, ' 除张三请假，都到 ');
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'text'));
      const { id } = await h.messenger.identify();
      expect(seen.updates.at(-1)).toMatchObject({
        bot: id,
        incoming: {
          kind: 'text',
          chat: h.privateChat,
          sender: { kind: 'person', ...h.member },
          messageId,
          text: ' 除张三请假，都到 ',
          secondHand: false,
          addressed: true,
        },
      });
    });

    it('a reply to the bot in the group', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      const card = await h.messenger.send(h.group, { text: '签到' });
      h.say(h.group, '31/26/3', card.messageId);
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'text'));
      expect(seen.updates.at(-1)?.incoming).toMatchObject({
        chat: h.group,
        addressed: true,
        repliesTo: { messageId: card.messageId, toThisBot: true },
      });
    });

    it('a voice message that speaks to the bot, and nothing of one that does not', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      const card = await h.messenger.send(h.group, { text: '签到' });
      const privately = h.speak(h.privateChat);
      const replied = h.speak(h.group, card.messageId);
      h.speak(h.group);
      h.say(h.privateChat, '到齐');
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'text'));
      const sender = { kind: 'person', ...h.member };
      expect(
        seen.updates.flatMap(({ incoming }) => (incoming.kind === 'wordless' ? [incoming] : [])),
      ).toEqual([
        { kind: 'wordless', chat: h.privateChat, sender, messageId: privately },
        { kind: 'wordless', chat: h.group, sender, messageId: replied },
      ]);
    });

    it('a tap, whose answer is seen by the tapper alone and may come twice', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      const content = { text: '签到', buttons: [[button('签到')]] };
      const { messageId } = await h.messenger.send(h.group, content);
      const tap = h.tap(h.group, messageId, '签到');
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'tap'));
      const incoming = seen.updates.at(-1)?.incoming;
      expect(incoming).toMatchObject({
        kind: 'tap',
        chat: h.group,
        sender: { kind: 'person', userId: h.member.userId },
        messageId,
        data: 'do.签到',
      });
      const tapId = incoming?.kind === 'tap' ? incoming.tapId : '';
      await h.messenger.answer(tapId, '✓ 已签到', { alert: true });
      expect(await tap.answered()).toEqual({ text: '✓ 已签到', alert: true });
      expect(h.shownToTheOther()).toEqual([]);
      await expect(h.messenger.answer(tapId, '✓ 已签到')).resolves.toBeUndefined();
    });

    it('the payload of a link', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      await h.messenger.identify();
      h.openLink(h.messenger.startLink('a-Z_9'));
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'text'));
      expect(seen.updates.at(-1)?.incoming).toMatchObject({
        kind: 'text',
        chat: h.privateChat,
        text: '/start a-Z_9',
      });
    });

    it('its own standing', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      h.removeBot();
      h.blockBot();
      const standings = () => seen.updates.filter(({ incoming }) => incoming.kind === 'standing');
      await seen.until(() => standings().length === 2);
      expect(standings().map(({ incoming }) => incoming)).toMatchObject([
        { chat: h.group, standing: 'left', sender: { userId: h.member.userId } },
        { chat: h.privateChat, standing: 'left' },
      ]);
    });

    it('the move of a group', async () => {
      const h = stage();
      const seen = collect();
      reception.start(seen.accept);
      const old = h.group;
      const moved = h.moveGroup();
      await seen.until((updates) => updates.some(({ incoming }) => incoming.kind === 'migration'));
      const found = seen.updates.find(({ incoming }) => incoming.kind === 'migration')?.incoming;
      expect(found).toEqual({ kind: 'migration', chat: old, toExternalId: moved.externalId });
    });

    it('everything in its order, each once', async () => {
      const h = stage();
      const seen = collect();
      const texts = Array.from({ length: 250 }, (_, index) => `第${String(index)}条`);
      for (const text of texts.slice(0, 150)) h.say(h.privateChat, text);
      reception.start(seen.accept);
      for (const text of texts.slice(150)) h.say(h.privateChat, text);
      await seen.until((updates) => updates.length >= texts.length);
      const got = seen.updates.flatMap(({ incoming }) => (incoming.kind === 'text' ? [incoming.text] : []));
      expect(got).toEqual(texts);
    });

    it('keeps everything at the server until it was accepted', async () => {
      const h = stage();
      const seen = collect();
      const kept: boolean[] = [];
      reception.start((batch) => {
        kept.push(...batch.map(({ updateId }) => h.keptByServer().includes(updateId)));
        seen.accept(batch);
      });
      h.say(h.privateChat, '一');
      await seen.until((updates) => updates.length >= 1);
      h.say(h.privateChat, '二');
      await seen.until((updates) => updates.length >= 2);
      expect(kept).toEqual([true, true]);
    });

    it('brings again, unchanged, what was not accepted', async () => {
      const h = stage();
      const seen = collect();
      const refused: Update[] = [];
      reception.start((batch) => {
        if (refused.length < 3) {
          refused.push(...batch.slice(0, 1));
          throw new Error('the disk is full');
        }
        seen.accept(batch);
      });
      h.say(h.privateChat, '到齐');
      await seen.until((updates) => updates.length >= 1);
      expect(refused).toEqual([seen.updates[0], seen.updates[0], seen.updates[0]]);
    });

    it('brings to the next run what the last one left', async () => {
      const h = stage();
      reception.start(() => {
        throw new Error('the disk is full');
      });
      h.say(h.privateChat, '到齐');
      await reception.stop();
      const seen = collect();
      reception.start(seen.accept);
      await seen.until((updates) => updates.length >= 1);
      expect(seen.updates[0]?.incoming).toMatchObject({ text: '到齐' });
    });

    it('knows whether it is up to date', async () => {
      const h = stage();
      const seen = collect();
      expect(h.source.sinceLastFetch()).toBeUndefined();
      reception.start(seen.accept);
      h.say(h.privateChat, '到齐');
      await seen.until((updates) => updates.length >= 1);
      expect(h.source.sinceLastFetch()).toBeGreaterThanOrEqual(0);
    });
  });
}
