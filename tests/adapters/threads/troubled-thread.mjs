// A thread whose orders end in every way that there is; the number of the task says which.
import { writeFileSync } from 'node:fs';
import { serveOrders } from '../../../dist/src/adapters/threads/serve-orders.js';

/** Never settles. */
const never = () => new Promise(() => undefined);

serveOrders((setup) => {
  if (setup.broken) throw new SyntaxError('cannot open');
  let orders = 0;
  const kinds = {
    1: () => {
      orders += 1;
      return Promise.resolve(`${setup.name} ${orders}`);
    },
    2: () => process.exit(0),
    3: () => {
      const held = [];
      for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => ({ at })));
    },
    4: () => {
      for (;;);
    },
    5: () => {
      queueMicrotask(() => {
        throw new RangeError('stray');
      });
      return never();
    },
    6: () => Promise.reject(new TypeError('林福贵')),
    7: () => {
      console.log('林福贵');
      console.error('林福贵');
      return Promise.resolve(JSON.stringify(process.env));
    },
    8: never,
    9: () => {
      throw new EvalError('thrown at once');
    },
    10: () => {
      process.kill(process.pid, 'SIGKILL');
      return never();
    },
    12: () => {
      writeFileSync(setup.pidFile, String(process.pid));
      for (;;);
    },
    13: () => {
      process.kill(process.pid, 'SIGSTOP');
      return never();
    },
    11: () => Promise.resolve(`process ${process.pid}`),
  };
  return ({ id }) => kinds[id]();
}, process);
