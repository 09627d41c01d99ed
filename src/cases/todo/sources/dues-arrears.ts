import { arrearsLevels } from '../../../domain/dues/arrears.ts';
import { arrearsFacts, branchArrears, readsLongArrears } from '../../dues/arrears/branch-arrears.ts';
import type { TodoSource } from '../todo-item.ts';

/** A book behind for so many ended months, or quarters, is itself something to do. */
const periodsBehind = 2;

/** Whose dues are open for two months or more; of six, which is a flag and nothing else, only secretary and deputy read. */
export const duesInArrears: TodoSource = ({ tx, card, text, today, branchDues }, branch) => {
  const { asked, book } = branchArrears(tx, branch.id, today, branchDues(branch.id));
  const facts = (from: number) => asked.filter(({ level }) => level >= from).map(arrearsFacts);
  const debtors = facts(arrearsLevels.officers);
  const words = text.duesArrears;
  const behind =
    book.behind.length < periodsBehind ? [] : [words.behind(book.behind.flat(), today), words.catchUp];
  if (debtors.length + behind.length === 0) return [];
  const long = readsLongArrears(tx, branch.id, card.chatId, today) ? facts(arrearsLevels.long) : [];
  const lines = [
    ...(debtors.length > 0 ? [words.todo(debtors, today)] : []),
    ...(long.length > 0 ? [words.todoLong(long, today)] : []),
    ...behind,
  ];
  const see = { label: words.buttonSee, action: 'todo.arrears', payload: String(branch.id) };
  return [{ line: lines.join('\n'), rows: [[see]] }];
};
