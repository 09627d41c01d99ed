import { describe, expect, it } from 'vitest';
import { openRehearsal, refusalOf } from './harness.ts';

function menu(...names: string[]) {
  return names.map((name) => ({ command: name, description: `does ${name}` }));
}

describe('command menus', () => {
  it('are kept by scope and language, and shown from the narrowest', async () => {
    const { people, telegram, rehearsal } = await openRehearsal();
    const lin = people.addUser({ name: '林福贵', language: 'zh-hans' });
    const john = people.addUser({ name: 'John', language: 'en' });
    const group = people.createGroup({ title: '石桥村', members: [lin, john], withBot: true });
    people.pressStart(lin);
    await telegram.setMyCommands(menu('everywhere'));
    await telegram.setMyCommands(menu('private'), { scope: { type: 'all_private_chats' } });
    await telegram.setMyCommands(menu('group'), { scope: { type: 'all_group_chats' } });
    await telegram.setMyCommands(menu('group_en'), {
      scope: { type: 'all_group_chats' },
      language_code: 'en',
    });
    const shown = (person: typeof lin, place: Parameters<typeof rehearsal.menu>[1]) =>
      rehearsal.menu(person, place).map((one) => one.command);
    expect(shown(lin, lin)).toEqual(['private']);
    expect(shown(lin, group)).toEqual(['group']);
    expect(shown(john, group)).toEqual(['group_en']);

    await telegram.setMyCommands(menu('here'), { scope: { type: 'chat', chat_id: group.id } });
    await telegram.setMyCommands(menu('chief'), {
      scope: { type: 'chat_administrators', chat_id: group.id },
    });
    expect(shown(john, group)).toEqual(['here']);
    expect(shown(lin, group)).toEqual(['chief']);

    expect(await telegram.getMyCommands({ scope: { type: 'chat', chat_id: group.id } })).toEqual(
      menu('here'),
    );
    await telegram.deleteMyCommands({ scope: { type: 'chat', chat_id: group.id } });
    expect(await telegram.getMyCommands({ scope: { type: 'chat', chat_id: group.id } })).toEqual([]);
    expect(shown(john, group)).toEqual(['group_en']);
    expect(rehearsal.violations()).toEqual([]);
  });

  it('refuse a chat that does not exist, a wrong language, and a command twice', async () => {
    const { telegram } = await openRehearsal();
    expect(
      await refusalOf(telegram.setMyCommands(menu('a'), { scope: { type: 'chat', chat_id: -5 } })),
    ).toMatchObject({ description: 'Bad Request: chat not found' });
    expect(await refusalOf(telegram.setMyCommands(menu('a'), { language_code: 'zh-hans' }))).toMatchObject({
      description: 'Bad Request: LANG_CODE_INVALID',
    });
    expect(await refusalOf(telegram.setMyCommands(menu('a', 'a')))).toMatchObject({
      description: 'Bad Request: BOT_COMMAND_DUPLICATE',
    });
  });

  it('and descriptions are kept by language', async () => {
    const { telegram } = await openRehearsal();
    await telegram.setMyDescription('县委组织部办，只记到会和党费');
    await telegram.setMyDescription('Run by the county', 'en');
    expect(await telegram.getMyDescription()).toEqual({ description: '县委组织部办，只记到会和党费' });
    expect(await telegram.getMyDescription('en')).toEqual({ description: 'Run by the county' });
    expect(await telegram.getMyShortDescription()).toEqual({ short_description: '' });
  });
});
