import { expect } from 'vitest';
import type { Group } from '../../src/rehearsal/people/handles.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { holdBlock } from '../tools/doc-blocks.ts';
import { actsOn, namesOf, saidInGroup } from './acts.ts';
import { openConversation } from './conversation.ts';
import type { Conversation } from './conversation.ts';
import type { CountyVillage, RosterMember } from './county-village.ts';

/** Ends every digest (design rule 10). */
export const digestSentence = '仅供了解和帮助，不作排名考核依据。';

/** The program with this village's rosters imported, at ten in the morning. */
export async function beginMonth(
  village: CountyVillage,
  date: string,
  accounts?: ReadonlyMap<string, number>,
) {
  const talk = await openConversation({ at: { date, time: '10:00' } });
  const imported = await talk.zhibu('import', ...village.write(talk.dataDir, accounts));
  expect(imported).toMatchObject({ status: 0 });
  return { talk, people: talk.rehearsal.people, acts: actsOn(talk) };
}

/** What must hold of every month, whoever plays it. */
export function expectRules(talk: Conversation, group: Group, village: CountyVillage): void {
  const { rehearsal } = talk;
  expect(rehearsal.violations()).toEqual([]);
  const said = saidInGroup(talk, group);
  expect(said.length).toBeGreaterThan(2);
  for (const name of namesOf(village)) for (const text of said) expect(text).not.toContain(name);
  // What the bot writes because an officer just registered the group is an answer; the rest is its own accord.
  const unasked = rehearsal
    .messages(group)
    .filter(({ fromBot, text }) => fromBot && !text.startsWith('大家好，我是支部助手'));
  expect(unasked.length).toBeLessThanOrEqual(3);
  expect(talk.log.filter(({ level }) => level === 'error')).toEqual([]);
}

/** Holds a block of docs/transcripts.md against what a phone showed. */
export const holdDiary = (name: string, diary: { text(): string }) =>
  holdBlock('docs/transcripts.md', name, `\`\`\`text\n${diary.text()}\n\`\`\``);

/** Labels of a message's buttons. */
export const buttonsOf = ({ buttons }: PhoneMessage) => buttons.flat().map(({ label }) => label);

/** Counted in 应到 beforehand. */
export const expected = (members: readonly RosterMember[]) =>
  members.filter(({ away, excused }) => !away && !excused);
