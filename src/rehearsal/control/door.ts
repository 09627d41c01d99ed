import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Person } from '../people/handles.ts';
import type { PhoneMessage } from '../phone.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { isObject } from '../wire/json.ts';
import { acts } from './acts.ts';

/**
 * The people's side over HTTP, for the page and for tests in another process. To be mounted in rehearsal mode only.
 * Bodies and replies are JSON; a POST must be `application/json`, which keeps forms of foreign pages out. What a phone
 * would not allow is answered with 400 and `{ error }`. Ids are Telegram's: `user` is a person, `chat` a group or the
 * person whose private chat it is.
 *
 * - `GET /rehearsal/state` → `{ revision, polled, users, chats: [{ id, title, type, members, topics }], violations }`
 * - `GET /rehearsal/chats/{chat}/messages?as={user}` → `{ messages, taps }`: taps with the private answers of that person (everybody's without `as`)
 * - `GET /rehearsal/chats/{chat}/transcript?as={user}` → `{ transcript }`
 * - `GET /rehearsal/chats/{chat}/menu?as={user}` → `{ commands }`: what `/` shows to that person there
 * - `GET /rehearsal/changes?since={revision}` → `{ revision }`, as soon as something has changed (after 25 s at the latest)
 * - `GET /rehearsal/files/{chat}/{message}` → the bytes of a sent file
 * - `POST /rehearsal/users {name, language?, username?, id?}` → person
 * - `POST /rehearsal/groups {title, members: [id], kind?, withBot?}` → group
 * - `POST /rehearsal/say {user, chat, text, replyTo?, forwarded?, asAnonymousAdmin?, topic?}` → `{ chatId, messageId }`
 * - `POST /rehearsal/tap {user, chat, message, label | row, col | data}` → `{ tap }`
 * - `GET /rehearsal/taps/{tap}` → `{ status, answer }`
 * - `POST /rehearsal/start {user, payload?}` · `/block {user}` · `/link {user, url, chat?}`
 * - `POST /rehearsal/add-bot {user, chat, payload?}` · `/remove-bot {user, chat}` · `/migrate {user, chat}`
 * - `POST /rehearsal/join {user, chat}` · `/leave {user, chat}`
 */
export function createControlDoor(rehearsal: Rehearsal): Hono {
  const app = new Hono();
  const { people } = rehearsal;

  app.get('/rehearsal/state', (c) =>
    c.json({
      revision: rehearsal.revision(),
      polled: rehearsal.isPolled(),
      bot: rehearsal.bot,
      users: people.all(),
      chats: rehearsal.chats(),
      violations: rehearsal.violations(),
    }),
  );
  app.get('/rehearsal/chats/:chat/messages', (c) => {
    const place = Number(c.req.param('chat'));
    const as = viewer(rehearsal, c);
    const taps = rehearsal.taps({ place, ...(as === undefined ? {} : { person: as }) });
    return c.json({ messages: rehearsal.messages(place).map(withoutBytes), taps });
  });
  app.get('/rehearsal/chats/:chat/transcript', (c) => {
    const as = viewer(rehearsal, c);
    return c.json({
      transcript: rehearsal.transcript(Number(c.req.param('chat')), as === undefined ? {} : { as }),
    });
  });
  app.get('/rehearsal/chats/:chat/menu', (c) => {
    const as = viewer(rehearsal, c);
    if (as === undefined) throw new Error('rehearsal: a menu is seen by somebody: ?as={user} is missing');
    return c.json({ commands: rehearsal.menu(as, Number(c.req.param('chat'))) });
  });
  app.get('/rehearsal/changes', async (c) => {
    // A revision that was never reached is from before a restart, and news all the same.
    const since = Number(c.req.query('since') ?? 0);
    await rehearsal.until(() => rehearsal.revision() !== since, { timeoutMs: 25_000 }).catch(() => undefined);
    return c.json({ revision: rehearsal.revision() });
  });
  app.get('/rehearsal/files/:chat/:message', (c) => {
    const messageId = Number(c.req.param('message'));
    const message = rehearsal
      .messages(Number(c.req.param('chat')))
      .find((one) => one.messageId === messageId);
    if (message?.file === undefined) return c.json({ error: 'no file in this message' }, 404);
    const { bytes, fileName, mimeType } = message.file;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': mimeType,
      'content-disposition': disposition,
    });
  });
  app.get('/rehearsal/taps/:tap', (c) => {
    const tap = rehearsal.tapById(c.req.param('tap'));
    return c.json({ status: tap.status(), answer: tap.answer() ?? null });
  });
  for (const [path, act] of Object.entries(acts)) {
    app.post(`/rehearsal/${path}`, async (c) => {
      if (c.req.header('content-type')?.startsWith('application/json') !== true) {
        return c.json({ error: 'the body must be application/json' }, 415);
      }
      const body: unknown = await c.req.json();
      if (!isObject(body)) return c.json({ error: 'the body must be a JSON object' }, 400);
      return c.json(act(rehearsal, body) ?? {});
    });
  }
  app.onError((error, c) => c.json({ error: error.message }, 400));
  return app;
}

function viewer(rehearsal: Rehearsal, c: Context): Person | undefined {
  const as = c.req.query('as');
  return as === undefined ? undefined : rehearsal.people.find(Number(as));
}

function withoutBytes(message: PhoneMessage): object {
  const { file, ...rest } = message;
  return file === undefined ? rest : { ...rest, file: { fileName: file.fileName, mimeType: file.mimeType } };
}
