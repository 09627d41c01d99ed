import type { Group, Person, Where } from '../people/handles.ts';
import type { ButtonChoice } from '../people/tapping.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Json, JsonObject } from '../wire/json.ts';

/** What one POST does: by its path, over its JSON body. Throws what the caller is told. */
type Act = (rehearsal: Rehearsal, body: JsonObject) => object | undefined;

export const acts: Readonly<Record<string, Act>> = {
  users: ({ people }, body) =>
    people.addUser({
      name: text(body, 'name'),
      ...optional(body, 'language', isText),
      ...optional(body, 'username', isText),
      ...optional(body, 'id', isNumber),
    }),
  groups: ({ people }, body) => {
    const members = Array.isArray(body['members'])
      ? body['members'].map((id) => people.find(Number(id)))
      : [];
    return people.createGroup({
      title: text(body, 'title'),
      members,
      kind: body['kind'] === 'supergroup' ? 'supergroup' : 'group',
      withBot: body['withBot'] === true,
    });
  },
  say: ({ people }, body) =>
    people.say(person(people, body), where(body), text(body, 'text'), {
      ...optional(body, 'replyTo', isNumber),
      ...optional(body, 'forwarded', isText),
      ...optional(body, 'topic', isNumber),
      asAnonymousAdmin: body['asAnonymousAdmin'] === true,
    }),
  tap: ({ people }, body) => ({
    tap: people.tap(person(people, body), where(body), number(body, 'message'), buttonChoice(body)).id,
  }),
  start: ({ people }, body) =>
    people.pressStart(person(people, body), ...(isText(body['payload']) ? [body['payload']] : [])),
  block: ({ people }, body) => {
    people.blockBot(person(people, body));
    return undefined;
  },
  link: ({ people }, body) => {
    const into = body['chat'] === undefined ? [] : [group(body)];
    return people.openLink(person(people, body), text(body, 'url'), ...into);
  },
  'add-bot': ({ people }, body) =>
    people.addBot(group(body), person(people, body), ...(isText(body['payload']) ? [body['payload']] : [])),
  'remove-bot': ({ people }, body) => {
    people.removeBot(group(body), person(people, body));
    return undefined;
  },
  migrate: ({ people }, body) => people.migrateGroup(group(body), person(people, body)),
  join: ({ people }, body) => {
    people.joinGroup(person(people, body), group(body));
    return undefined;
  },
  leave: ({ people }, body) => {
    people.leaveGroup(person(people, body), group(body));
    return undefined;
  },
};

function person(people: Rehearsal['people'], body: JsonObject): Person {
  return people.find(number(body, 'user'));
}

function group(body: JsonObject): Group {
  return { id: number(body, 'chat'), title: '' };
}

/** A private chat is named by its person, or left out. */
function where(body: JsonObject): Where {
  return isNumber(body['chat']) ? body['chat'] : 'bot';
}

function buttonChoice(body: JsonObject): ButtonChoice {
  if (isText(body['data'])) return { data: body['data'] };
  if (isNumber(body['row']) && isNumber(body['col'])) return { row: body['row'], col: body['col'] };
  return text(body, 'label');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function text(body: JsonObject, name: string): string {
  const value = body[name];
  if (!isText(value)) throw new Error(`rehearsal: "${name}" must be a text, found ${typeof value}`);
  return value;
}

function number(body: JsonObject, name: string): number {
  const value = body[name];
  if (!isNumber(value)) throw new Error(`rehearsal: "${name}" must be a number, found ${typeof value}`);
  return value;
}

function optional<K extends string, T extends Json>(
  body: JsonObject,
  name: K,
  is: (value: unknown) => value is T,
): Partial<Record<K, T>> {
  const value = body[name];
  return is(value) ? ({ [name]: value } as Partial<Record<K, T>>) : {};
}
