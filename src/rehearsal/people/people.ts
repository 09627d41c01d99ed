import { userOf } from '../world.ts';
import type { World } from '../world.ts';
import { addUser, blockBot, isPayload, pressStart, unblockBot } from './accounts.ts';
import type { NewUser } from './accounts.ts';
import {
  addBot,
  createGroup,
  joinGroup,
  leaveGroup,
  migrateGroup,
  promoteBot,
  removeBot,
  setTopicClosed,
  topicsOf,
} from './groups.ts';
import type { MigrateOptions, NewGroup } from './groups.ts';
import type { Group, Person, Said, Where } from './handles.ts';
import { personOf } from './handles.ts';
import { editText, say, sayDocument, sayPhoto, sayVoice } from './speaking.ts';
import type { SayOptions, SentFile } from './speaking.ts';
import { tap } from './tapping.ts';
import type { ButtonChoice, Tap } from './tapping.ts';

/** What people do with their phones. Whatever a phone would not allow throws. */
export interface People {
  addUser(user: NewUser): Person;
  find(id: number): Person;
  all(): readonly Person[];
  pressStart(person: Person, payload?: string): Said;
  blockBot(person: Person): void;
  unblockBot(person: Person): void;
  /** Follows `https://t.me/{bot}?start=…`, or `?startgroup=…` into a group of one's own. */
  openLink(person: Person, url: string, group?: Group): Said;
  createGroup(group: NewGroup): Group;
  joinGroup(person: Person, group: Group): void;
  leaveGroup(person: Person, group: Group): void;
  addBot(group: Group, by: Person, startPayload?: string): Said | undefined;
  openStartGroupLink(person: Person, group: Group, payload: string): Said;
  removeBot(group: Group, by: Person): void;
  promoteBot(group: Group, by: Person, administrator?: boolean): void;
  migrateGroup(group: Group, by: Person, options?: MigrateOptions): Group;
  topics(group: Group): ReadonlyMap<string, number>;
  closeTopic(group: Group, threadId: number): void;
  openTopic(group: Group, threadId: number): void;
  say(person: Person, where: Where, text: string, options?: SayOptions): Said;
  sayVoice(person: Person, where: Where, durationS?: number, options?: SayOptions): Said;
  sayPhoto(person: Person, where: Where, caption?: string, options?: SayOptions): Said;
  sayDocument(person: Person, where: Where, file: SentFile, options?: SayOptions): Said;
  editText(person: Person, where: Where, messageId: number, text: string): void;
  tap(person: Person, where: Where, messageId: number, button: ButtonChoice): Tap;
}

export function createPeople(world: World): People {
  const startGroup = (person: Person, group: Group, payload: string): Said => {
    const said = addBot(world, group, person, payload);
    if (said === undefined) throw new Error('rehearsal: a startgroup link always says /start');
    return said;
  };
  return {
    addUser: (user) => addUser(world, user),
    find: (id) => personOf(userOf(world, id)),
    all: () => [...world.users.values()].filter((user) => user !== world.bot).map(personOf),
    pressStart: (person, payload) => pressStart(world, person, payload),
    blockBot: (person) => {
      blockBot(world, person);
    },
    unblockBot: (person) => {
      unblockBot(world, person);
    },
    openLink: (person, url, group) => {
      const link = readLink(world, url);
      if (link.kind === 'start') return pressStart(world, person, link.payload);
      if (group === undefined)
        throw new Error('rehearsal: a startgroup link needs the group to add the bot to');
      return startGroup(person, group, link.payload);
    },
    createGroup: (group) => createGroup(world, group),
    joinGroup: (person, group) => {
      joinGroup(world, person, group);
    },
    leaveGroup: (person, group) => {
      leaveGroup(world, person, group);
    },
    addBot: (group, by, payload) => addBot(world, group, by, payload),
    openStartGroupLink: startGroup,
    removeBot: (group, by) => {
      removeBot(world, group, by);
    },
    promoteBot: (group, by, administrator) => {
      promoteBot(world, group, by, administrator);
    },
    migrateGroup: (group, by, options) => migrateGroup(world, group, by, options),
    topics: (group) => topicsOf(world, group),
    closeTopic: (group, threadId) => {
      setTopicClosed(world, group, threadId, true);
    },
    openTopic: (group, threadId) => {
      setTopicClosed(world, group, threadId, false);
    },
    say: (person, where, text, options) => say(world, person, where, text, options),
    sayVoice: (person, where, durationS, options) => sayVoice(world, person, where, durationS, options),
    sayPhoto: (person, where, caption, options) => sayPhoto(world, person, where, caption, options),
    sayDocument: (person, where, file, options) => sayDocument(world, person, where, file, options),
    editText: (person, where, messageId, text) => {
      editText(world, person, where, messageId, text);
    },
    tap: (person, where, messageId, button) => tap(world, person, where, messageId, button),
  };
}

function readLink(
  world: World,
  url: string,
): { readonly kind: 'start' | 'startgroup'; readonly payload: string } {
  const link = URL.canParse(url) ? new URL(url) : undefined;
  const bot = link?.pathname.slice(1);
  const start = link?.searchParams.get('start') ?? undefined;
  const startgroup = link?.searchParams.get('startgroup') ?? undefined;
  const payload = start ?? startgroup;
  const right = link?.hostname === 't.me' && bot?.toLowerCase() === world.bot.username?.toLowerCase();
  if (!right || payload === undefined || !isPayload(payload)) {
    throw new Error(`rehearsal: "${url}" is no start or startgroup link of @${world.bot.username ?? ''}`);
  }
  return { kind: start === undefined ? 'startgroup' : 'start', payload };
}
