import { Hono } from 'hono';
import { createControlDoor } from '../control/door.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { createPages } from './pages.ts';
import { createStageDoor } from './stage-door.ts';
import type { Stage } from './stage-door.ts';

/** All of the rehearsal's web: the Bot API, the people's side, the clock, and the page. `stage` is there once it is set. */
export function createStageWeb(
  rehearsal: Rehearsal,
  pageFolder: string,
  stage: () => Stage | undefined,
): Hono {
  const app = new Hono();
  app.route('/', rehearsal.app);
  app.route('/', createControlDoor(rehearsal));
  app.route('/', createStageDoor(stage));
  app.route('/', createPages(pageFolder));
  return app;
}
