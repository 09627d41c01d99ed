import { defineCommand, noWords } from '../src/command.ts';
import type { Call } from '../src/command.ts';
import type { CardButton, Outcome } from '../src/domain/outcome.ts';

/** The six that this person does most, by standing; what is not there yet is left out. */
const favourites = {
  officer: ['todo', 'partyday', 'attend', 'undo', 'members', 'me'],
  admin: ['digest', 'todo', 'overview', 'codes', 'theme', 'privacy'],
  member: ['me', 'leave', 'mute', 'feedback', 'privacy', 'unbind'],
  unknown: ['start', 'privacy'],
} as const;

/** Commands whose button needs words: tapping shows the example instead of an error. */
function run(call: Call): Outcome {
  const { text } = call;
  const standing = standingOf(call);
  const names: readonly string[] = favourites[standing];
  const found = names.flatMap((name) => call.commands.find((command) => command.name === name) ?? []);
  const buttons = found.map((command): CardButton => {
    const label = command.description[text.locale].split(/[：:]/)[0] ?? command.name;
    return { label, action: 'dispatch.run', payload: command.name };
  });
  const rows: CardButton[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  rows.push([{ label: text.help.buttonAll, action: 'help.all', payload: '' }]);
  if (call.chat.kind === 'group') return all(call);
  return { reply: { text: text.help[standing], buttons: rows } };
}

function all({ commands, text }: Call): Outcome {
  const lines = commands.map(({ name, aliases, description, args }) =>
    text.help.line(name, aliases[0] ?? '', description[text.locale], args.example[text.locale]),
  );
  return { reply: { text: [text.help.all, ...lines].join('\n') } };
}

function standingOf({ actor }: Call): keyof typeof favourites {
  if ((actor.person?.officerOf.length ?? 0) > 0) return 'officer';
  if (actor.admin) return 'admin';
  return actor.person ? 'member' : 'unknown';
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
