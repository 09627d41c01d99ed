import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { heavyWork } from '../../src/heavy-work.ts';
import type { OpenWorkshop } from '../../src/open-workshop.ts';
import { inlineWorkshop } from '../../src/runtime/inline-workshop.ts';
import { surroundings } from '../../src/surroundings.ts';
import { built } from '../harness/built.ts';
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

const { openWorkshop } = (await import(pathToFileURL(built('src/open-workshop.js')).href)) as {
  readonly openWorkshop: OpenWorkshop;
};
workshopContract('threads', openWorkshop);
