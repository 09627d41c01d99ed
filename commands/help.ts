import { reachableAccount } from '../src/cases/roster/officers.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { Call, Command } from '../src/command.ts';
import { holdsOffice } from '../src/domain/authority/actor.ts';
import { authorize } from '../src/domain/authority/authorize.ts';
import type { CardButton, Outcome } from '../src/domain/outcome.ts';

const most = 6;

/** What this person does most, by standing; what is not there yet is left out, and the next takes its place. */
const favourites = {
  officer: ['todo', 'partyday', 'attend', 'dues', 'undo', 'members', 'me', 'leave', 'mute'],
  leader: ['attend', 'undo', 'makeup', 'me', 'leave', 'mute'],
  county: ['digest', 'overview', 'feedback', 'todo', 'export', 'settings'],
  admin: ['digest', 'todo', 'branch', 'overview', 'codes', 'theme', 'export', 'attend'],
  member: ['me', 'leave', 'paid', 'mute', 'feedback', 'privacy', 'unbind', 'start'],
  unknown: ['start', 'iam', 'privacy', 'mute', 'feedback', 'unbind'],
} as const;

/** Commands whose button needs words: tapping shows the example instead of an error. */
function run(call: Call): Outcome {
  const { text, commands, tx, actor, chat, botLinks } = call;
  const standing = standingOf(call);
  // Under this message, others read along what a private command answers: there its button leads to the private chat.
  const amongOthers = chat.kind === 'group' && reachableAccount(tx, actor.accountId) === undefined;
  const button = (label: string, action: string, payload: string, isPrivate: boolean): CardButton =>
    amongOthers && isPrivate ? { label, url: botLinks.start('help') } : { label, action, payload };
  const names: readonly string[] = favourites[standing];
  const buttons = names
    .flatMap((name) => commands.find((command) => command.name === name) ?? [])
    .filter((command) => mayUse(call, command))
    .slice(0, most)
    .map((command) =>
      button(labelOf(call, command), 'dispatch.run', command.name, command.where === 'private'),
    );
  const rows: CardButton[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  rows.push([button(text.help.buttonAll, 'help.all', '', true)]);
  return { reply: { text: text.help[standing], buttons: rows } };
}

function labelOf({ text }: Call, { name, aliases }: Command): string {
  return (text.locale === 'zh-CN' ? aliases[0] : undefined) ?? `/${name}`;
}

function all(call: Call): Outcome {
  const { commands, text } = call;
  const lines = commands
    .filter((command) => mayUse(call, command))
    .map(({ name, aliases, description, args }) =>
      text.help.line(name, aliases[0] ?? '', description[text.locale], args.example[text.locale]),
    );
  return { reply: { text: [text.help.all, ...lines].join('\n') } };
}

/** Has this person the right somewhere: in the own branches, or on behalf of one of the township's? */
function mayUse({ tx, actor }: Call, { who }: Command): boolean {
  if (authorize(actor, who, 'none')) return true;
  const { person, admin } = actor;
  const own = [...(person?.officerOf ?? []), ...(person?.leaderOf ? [person.leaderOf.branchId] : [])];
  const township = admin?.townshipId ?? null;
  const branches = [
    ...own.flatMap((id) => tx.org.branch(id) ?? []),
    ...(township === null ? [] : tx.org.branches({ townshipId: township })),
  ];
  return branches.some(({ id, villageId, townshipId }) =>
    authorize(actor, who, { branchId: id, villageId, townshipId }),
  );
}

function standingOf({ actor }: Call): keyof typeof favourites {
  if (holdsOffice(actor)) return 'officer';
  if (actor.admin) return actor.admin.townshipId === null ? 'county' : 'admin';
  if (!actor.person) return 'unknown';
  return actor.person.leaderOf ? 'leader' : 'member';
}

export default defineCommand({
  description: { 'zh-CN': '看能办什么事', en: 'Shows what can be done' },
  aliases: ['帮助'],
  where: 'both',
  who: 'anyone',
  args: noWords('帮助'),
  buttons: { all: { who: 'anyone', run: all } },
  run,
});
