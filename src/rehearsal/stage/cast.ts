import type { Group, Person } from '../people/handles.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { admin, branches, firstBranch, isBoundBeforehand, smallBranch, villagers } from './township.ts';
import type { StageBranch, Villager } from './township.ts';

/** The township's people with their phones, and the groups they have made. */
export interface Cast {
  readonly admin: Person;
  /** Everybody with a smartphone, by roster number. */
  readonly people: ReadonlyMap<string, Person>;
  /** By village. */
  readonly groups: ReadonlyMap<string, Group>;
}

export const botUsername = 'zhibu_rehearsal_bot';

const groupTitles: Readonly<Record<string, string>> = {
  [firstBranch.village]: `${firstBranch.village}党员群`,
  [smallBranch.village]: `${smallBranch.village}党员群`,
};

/** Gives everybody an account and makes the groups. In 石桥村 the bot is in the group already. */
export function gatherCast({ people }: Rehearsal): Cast {
  const language = 'zh';
  const byNumber = new Map<string, Person>();
  for (const { number, phone } of villagers)
    if (phone) byNumber.set(number, people.addUser({ id: phone.userId, name: phone.name, language }));
  const groups = new Map<string, Group>();
  for (const village of new Set(branches.map((branch) => branch.village))) {
    const members = villagers.flatMap((one) =>
      one.branch.village === village ? (byNumber.get(one.number) ?? []) : [],
    );
    groups.set(village, people.createGroup({ title: groupTitles[village] ?? village, members }));
  }
  return {
    admin: people.addUser({ id: admin.userId, name: admin.name, language }),
    people: byNumber,
    groups,
  };
}

/**
 * What has happened before the curtain rises, played as people would: the officers whose accounts are known press Start,
 * and 石桥村 registers its group for both branches. `settle` waits until the bot has answered.
 */
export async function playOpening(
  rehearsal: Rehearsal,
  cast: Cast,
  membersOnly: string,
  settle: () => Promise<void>,
): Promise<void> {
  const { people } = rehearsal;
  people.pressStart(cast.admin);
  for (const villager of villagers) {
    const person = cast.people.get(villager.number);
    if (person && isBoundBeforehand(villager)) people.pressStart(person);
  }
  await settle();
  const { village } = firstBranch;
  const group = cast.groups.get(village);
  if (!group) throw new Error(`Playing the opening: ${village} has no group.`);
  const [first, ...others] = branches.filter((branch) => branch.village === village);
  const opener = first && secretaryOf(cast, first);
  if (!opener) throw new Error(`Playing the opening: ${village} has no secretary with a phone.`);
  people.addBot(group, opener);
  people.say(opener, group, `/bind@${botUsername}`);
  const question = await rehearsal.until(
    () =>
      rehearsal
        .messages(group)
        .find(({ buttons }) => buttons.flat().some(({ label }) => label === membersOnly)),
    { what: 'the question who is in the group' },
  );
  await people.tap(opener, group, question.messageId, membersOnly).answered();
  for (const branch of others) {
    const secretary = secretaryOf(cast, branch);
    if (secretary) people.say(secretary, group, `/bind@${botUsername}`);
  }
  await settle();
}

/** The secretary of a branch, as an account. */
function secretaryOf(cast: Cast, branch: StageBranch): Person | undefined {
  const secretary = villagers.find((one: Villager) => one.branch === branch && one.posts.includes('书记'));
  return secretary && cast.people.get(secretary.number);
}
