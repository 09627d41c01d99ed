import type { Command } from '../command.ts';
import type { CommandMenu } from '../ports/messenger.ts';

/** What a person sees when typing `/`: by place, in Chinese, and in English for those whose messenger speaks it. */
export function commandMenus(commands: readonly Command[]): readonly CommandMenu[] {
  const scopes = ['private', 'group'] as const;
  return scopes.flatMap((scope) => {
    const here = commands.filter(({ where }) => where === 'both' || where === scope);
    const list = (language: 'zh-CN' | 'en') =>
      here.map(({ name, description }) => ({ command: name, description: description[language] }));
    return [
      { scope, commands: list('zh-CN') },
      { scope, language: 'en', commands: list('en') },
    ];
  });
}
