import { Hono } from 'hono';
import type { Context } from 'hono';
import { isObject } from '../wire/json.ts';
import { botUsername } from './cast.ts';
import type { Reading, StageClock } from './stage-clock.ts';
import { admin, county, township, villagers } from './township.ts';
import type { Villager } from './township.ts';

/** A binding slip that lies on the table. */
export interface Slip {
  readonly code: string;
  readonly link: string;
  readonly branch: string;
  readonly post: string;
  readonly name: string;
}

/** What stands behind the door once the curtain is up. */
export interface Stage {
  readonly clock: StageClock;
  /** IANA name. */
  readonly zone: string;
  readonly slips: readonly Slip[];
  /** Whether a code may still be used. */
  readonly isLive: (code: string) => boolean;
}

const longestMinutes = 60 * 24 * 62;

/**
 * The clock and the cast of the rehearsal over HTTP, for its page. To be mounted in rehearsal mode only. JSON both ways; a
 * POST must be `application/json`, which keeps forms of foreign pages out. A refusal is `{ error }` with 400, and 503
 * before the opening has been played.
 *
 * - `GET /rehearsal/clock` → `{ at, date, time, text, next: { at, date, time, text, what, where } | null }`: now, and the next event that somebody would notice
 * - `POST /rehearsal/clock {"to": "next"}` or `{"minutes": 10}` → the same, and `{ jobs: [{ what, where, state, reason }], said: [{ chatId, title, private, messageId, text, edited }] }`:
 *   what ran on the way, and what the bot wrote or changed. Moves forward only, through everything that is due on the way; answers when all of it has left
 * - `GET /rehearsal/stage` → `{ zone, bot, county, township, people: [{ user, name, branch, posts, condition }], withoutPhone: [{ name, branch }], slips: [{ code, link, branch, post, name, user, used }] }`:
 *   who is who by the roster. `user` is a person of `GET /rehearsal/state`
 */
export function createStageDoor(stage: () => Stage | undefined): Hono {
  const app = new Hono();
  const opened = (c: Context, answer: (stage: Stage) => Response | Promise<Response>) => {
    const open = stage();
    return open ? answer(open) : c.json({ error: '演练还在准备，请过几秒再刷新。' }, 503);
  };

  app.get('/rehearsal/clock', (c) => opened(c, ({ clock }) => c.json(clock.reading())));
  app.post('/rehearsal/clock', (c) =>
    opened(c, async ({ clock }) => {
      if (c.req.header('content-type')?.startsWith('application/json') !== true)
        return c.json({ error: 'the body must be application/json' }, 415);
      const body: unknown = await c.req.json();
      const move = moveOf(body, clock);
      return move ? c.json(await move()) : c.json({ error: wrongMove }, 400);
    }),
  );
  app.get('/rehearsal/stage', (c) =>
    opened(c, ({ zone, slips, isLive }) =>
      c.json({
        zone,
        bot: botUsername,
        county,
        township,
        people: [adminRow, ...villagers.flatMap(personRow)],
        withoutPhone: villagers
          .filter(({ phone }) => !phone)
          .map(({ name, branch }) => ({ name, branch: branch.name })),
        slips: slips.map((slip) => ({ ...slip, user: holderOf(slip), used: !isLive(slip.code) })),
      }),
    ),
  );
  app.onError((error, c) => c.json({ error: error.message }, 400));
  return app;
}

const wrongMove = `the clock moves by {"to": "next"} or {"minutes": 1 to ${String(longestMinutes)}}`;

function moveOf(body: unknown, clock: StageClock): (() => Promise<Reading>) | undefined {
  if (!isObject(body)) return undefined;
  const { to, minutes } = body;
  if (to === 'next' && minutes === undefined) return () => clock.toNext();
  if (typeof minutes !== 'number' || to !== undefined) return undefined;
  return minutes > 0 && minutes <= longestMinutes ? () => clock.byMinutes(minutes) : undefined;
}

const adminRow = {
  user: admin.userId,
  name: admin.name,
  branch: township,
  posts: [admin.post],
  condition: '',
};

function personRow({ phone, name, alias, branch, posts, condition }: Villager) {
  if (!phone) return [];
  const shown = alias === '' ? name : `${name}（${alias}）`;
  return [{ user: phone.userId, name: shown, branch: branch.name, posts, condition }];
}

function holderOf({ branch, name }: Slip): number | null {
  const holder = villagers.find((one) => one.branch.name === branch && one.name === name);
  return holder?.phone?.userId ?? null;
}
