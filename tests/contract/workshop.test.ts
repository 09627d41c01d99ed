import path from 'node:path';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { heavyWork } from '../../src/heavy-work.ts';
import { inlineWorkshop } from '../../src/runtime/inline-workshop.ts';
import { surroundings } from '../../src/surroundings.ts';
import { builtWorkshop } from '../harness/built-workshop.ts';
import { workshopContract } from './workshop.ts';

workshopContract('inline', ({ config, root, clock }) => {
  const file = path.join(config.dataDir, 'zhibu.db');
  const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle'), readOnly: true });
  const workshop = inlineWorkshop(surroundings(config, store, clock), heavyWork(config));
  return {
    make: (id) => workshop.make(id),
    close: async () => {
      await workshop.close();
      store.close();
    },
  };
});

const openThreads = await builtWorkshop();
workshopContract('threads', openThreads);

workshopContract('apart', (options) => {
  const workshop = openThreads(options);
  return { ...workshop, make: (id) => workshop.make(id, { apart: true }) };
});
