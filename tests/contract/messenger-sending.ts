import { describe, expect, it } from 'vitest';
import { MessengerError } from '../../src/ports/messenger.ts';
import { smallestPng } from '../harness/smallest-png.ts';
import { button, type MessengerHarness } from './messenger-harness.ts';

export function sendingContract(stage: () => MessengerHarness): void {
  describe('sending', () => {
    it('shows text and buttons exactly as given', async () => {
      const h = stage();
      const text = '*签到* <b>不是标记</b> [a](b) & _c_\n第二行';
      const buttons = [[button('签到'), button('请假')], [button('我的党费')]];
      const { messageId } = await h.messenger.send(h.group, { text, buttons });
      expect(h.shown(h.group, messageId)).toMatchObject({
        text,
        labels: [['签到', '请假'], ['我的党费']],
        silent: false,
      });
    });

    it('gives each message a name of its own', async () => {
      const h = stage();
      const first = await h.messenger.send(h.group, { text: '一' });
      const second = await h.messenger.send(h.group, { text: '一' });
      expect(first.messageId).not.toBe(second.messageId);
    });

    it('answers a message, silently if asked, and arrives when that message is gone', async () => {
      const h = stage();
      const question = h.say(h.privateChat, '在吗');
      const there = await h.messenger.send(
        h.privateChat,
        { text: '在' },
        { replyTo: question, silent: true },
      );
      expect(h.shown(h.privateChat, there.messageId)).toMatchObject({ replyTo: question, silent: true });
      const late = await h.messenger.send(h.privateChat, { text: '在' }, { replyTo: '999999' });
      expect(h.shown(h.privateChat, late.messageId)).toMatchObject({ text: '在' });
    });

    it('delivers a file byte by byte under its name', async () => {
      const h = stage();
      const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 256);
      const document = { fileName: '石桥村2026-11.docx', bytes, caption: '活动记录页' };
      const { messageId } = await h.messenger.sendDocument(h.privateChat, document);
      const shown = h.shown(h.privateChat, messageId);
      expect(shown).toMatchObject({ text: '活动记录页', file: { name: '石桥村2026-11.docx' } });
      expect(Buffer.from(shown?.file?.bytes ?? []).equals(bytes)).toBe(true);
    });

    it('delivers a picture byte by byte under its words', async () => {
      const h = stage();
      const picture = { fileName: '逐月合计.png', bytes: smallestPng, caption: '逐月合计', picture: true };
      const { messageId } = await h.messenger.sendDocument(h.privateChat, picture);
      const shown = h.shown(h.privateChat, messageId);
      expect(shown?.text).toBe('逐月合计');
      expect(Buffer.from(shown?.file?.bytes ?? []).equals(smallestPng)).toBe(true);
    });

    it('edits in place; an unchanged card is a success; what is left out is gone', async () => {
      const h = stage();
      const { messageId } = await h.messenger.send(h.group, { text: '实到0', buttons: [[button('签到')]] });
      const next = { text: '实到1', buttons: [[button('签到'), button('请假')]] };
      await h.messenger.edit(h.group, messageId, next);
      expect(h.shown(h.group, messageId)).toMatchObject({ text: '实到1', labels: [['签到', '请假']] });
      await expect(h.messenger.edit(h.group, messageId, next)).resolves.toBeUndefined();
      await h.messenger.edit(h.group, messageId, { text: '已结束' });
      expect(h.shown(h.group, messageId)).toMatchObject({ text: '已结束', labels: [] });
    });

    it('reacts to a message', async () => {
      const h = stage();
      const messageId = h.say(h.privateChat, '到齐');
      await h.messenger.react(h.privateChat, messageId, '👌');
      expect(h.shown(h.privateChat, messageId)?.reactions).toEqual(['👌']);
    });

    it('publishes commands where they belong', async () => {
      const h = stage();
      const menu = (scope: 'private' | 'group', command: string) =>
        ({ scope, commands: [{ command, description: '帮助' }] }) as const;
      await h.messenger.publishCommands([menu('private', 'me'), menu('group', 'attend')]);
      expect(h.menu(h.privateChat)).toEqual(['me']);
      expect(h.menu(h.group)).toEqual(['attend']);
    });
  });

  describe('what goes wrong is told by what may be done about it', () => {
    it('gone: no such chat, no such message', async () => {
      const h = stage();
      expect(await faultOf(h.messenger.send(h.nowhere, { text: '到' }))).toEqual({ kind: 'gone' });
      expect(await faultOf(h.messenger.edit(h.group, '999999', { text: '到' }))).toEqual({ kind: 'gone' });
    });

    it('forbidden: never opened, blocked, removed', async () => {
      const h = stage();
      const forbidden = { kind: 'forbidden' };
      expect(await faultOf(h.messenger.send(h.unopened, { text: '到' }))).toEqual(forbidden);
      h.blockBot();
      expect(await faultOf(h.messenger.send(h.privateChat, { text: '到' }))).toEqual(forbidden);
      h.removeBot();
      expect(await faultOf(h.messenger.send(h.group, { text: '到' }))).toEqual(forbidden);
    });

    it('migrated: the chat lives on under another id', async () => {
      const h = stage();
      const moved = h.moveGroup();
      expect(await faultOf(h.messenger.send(h.group, { text: '到' }))).toEqual({
        kind: 'migrated',
        toExternalId: moved.externalId,
      });
      const { messageId } = await h.messenger.send(moved, { text: '到' });
      expect(h.shown(moved, messageId)).toMatchObject({ text: '到' });
    });

    it('busy: after the time that the server asks for', async () => {
      const h = stage();
      h.disturb({ busyForS: 3 });
      expect(await faultOf(h.messenger.send(h.group, { text: '到' }))).toEqual({
        kind: 'busy',
        retryAfterMs: 3000,
      });
    });

    it('uncertain: the connection broke, whether or not it had arrived', async () => {
      const h = stage();
      h.disturb('replyLost');
      expect(await faultOf(h.messenger.send(h.group, { text: '到' }))).toEqual({ kind: 'uncertain' });
      h.disturb('cut');
      expect(await faultOf(h.messenger.send(h.group, { text: '到' }))).toEqual({ kind: 'uncertain' });
      await expect(h.messenger.send(h.group, { text: '到' })).resolves.toHaveProperty('messageId');
    });
  });
}

async function faultOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MessengerError);
  return (error as MessengerError).fault;
}
