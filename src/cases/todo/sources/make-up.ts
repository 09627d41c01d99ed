import { allButton } from '../../makeup/make-up-words.ts';
import { toMakeUp } from '../../makeup/to-make-up.ts';
import { plannedDay } from '../../plan/steps.ts';
import { held } from '../../record/record-day.ts';
import { displayName } from '../../roster/display-name.ts';
import type { TodoSource } from '../todo-item.ts';

/** From the day of the reminder to the end of the window: who has not made up the study. */
export const studyToMakeUp: TodoSource = ({ tx, text, today, now, rules }, branch) =>
  held(tx, branch.id, today)
    .slice(0, 2)
    .flatMap((day) => {
      const steps = plannedDay(tx, rules, day)?.steps;
      if (steps?.makeUpReminder === undefined || now < steps.makeUpReminder || now >= steps.makeUpUntil)
        return [];
      const missing = toMakeUp(tx, day);
      if (missing.length === 0) return [];
      const names = missing.map((member) => displayName(member, missing));
      return [
        {
          line: text.makeUp.todo(day.date, names, steps.makeUpLastDate),
          rows: [[allButton({ text }, day, missing.length)]],
        },
      ];
    });
