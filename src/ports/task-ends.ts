import type { Log } from './log.ts';
import type { TaskEnd } from './queue.ts';
import { thrownFacts } from './thrown-facts.ts';

/** Who listens to the ends of tasks, for every queue the same: one that throws keeps them from nobody else. */
export interface TaskEnds {
  readonly listen: (listener: (end: TaskEnd) => void) => void;
  tell(end: TaskEnd): void;
  isHeard(): boolean;
}

export function taskEnds(log: Log): TaskEnds {
  const listeners: ((end: TaskEnd) => void)[] = [];
  return {
    listen: (listener) => void listeners.push(listener),
    isHeard: () => listeners.length > 0,
    tell(end) {
      for (const listener of listeners)
        try {
          listener(end);
        } catch (error) {
          log.error('task.untold', { task: end.id, ...thrownFacts(error) });
        }
    },
  };
}
