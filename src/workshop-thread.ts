import path from 'node:path';
import { offsetClock } from './adapters/clock/offset-clock.ts';
import { openStore } from './adapters/sqlite/open-store.ts';
import { serveOrders } from './adapters/threads/serve-orders.ts';
import { heavyWork } from './heavy-work.ts';
import type { WorkshopSetup } from './open-workshop.ts';
import { inlineWorkshop } from './runtime/inline-workshop.ts';
import { surroundings } from './surroundings.ts';

/** A thread of the workshop, or a process around one: a database connection of its own that cannot write, and the same makers as everywhere. */
serveOrders((setup) => {
  const { config, root } = setup as WorkshopSetup;
  const store = openStore({
    file: path.join(config.dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
    readOnly: true,
  });
  const work = heavyWork(config, 'aside');
  return ({ id, now }) => inlineWorkshop(surroundings(config, store, offsetClock(now)), work).make(id);
}, process);
