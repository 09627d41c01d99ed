import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/command.ts';
import { loadCommands } from '../../src/runtime/load.ts';
import { findCommand } from '../../src/runtime/words.ts';

let commands: readonly Command[];

beforeAll(async () => {
  commands = await loadCommands(path.resolve(import.meta.dirname, '../../commands'));
});

function read(text: string): readonly [string, string] | undefined {
  const spoken = findCommand(commands, text, 'Bot');
  return spoken && [spoken.command.name, spoken.words];
}

describe('a command word', () => {
  it.each([
    ['到会26', 'attend', '26'],
    ['／到会 ２６', 'attend', '26'],
    ['  /Attend 31/26/3', 'attend', '31/26/3'],
    ['/attend@bot 26', 'attend', '26'],
    ['/到会@BOT 26', 'attend', '26'],
    ['主题党日 15日', 'partyday', '15日'],
    ['我是张三', 'iam', '张三'],
  ])('%s', (text, name, words) => {
    expect(read(text)).toEqual([name, words]);
  });

  it.each([
    ['黨日 15日', 'partyday', '15日'],
    ['主題黨日 15日', 'partyday', '15日'],
    ['幫助', 'help', ''],
    ['請假', 'leave', ''],
    ['到會 26', 'attend', '26'],
    ['/到會@bot 26', 'attend', '26'],
    ['簡報', 'digest', ''],
    ['我是張三', 'iam', '張三'],
    ['党\u200b日 學習日', 'partyday', '學習日'],
    ['撤銷 張三 記錯人了', 'undo', '張三 記錯人了'],
  ])('%s in traditional characters, the words as written', (text, name, words) => {
    expect(read(text)).toEqual([name, words]);
  });

  it('keeps the case of what a link brings', () => {
    expect(read('/start AbC-_9')).toEqual(['start', 'AbC-_9']);
  });

  it('is for another bot, or none', () => {
    expect(read('/attend@other 26')).toBeUndefined();
    expect(read('/nothing')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });
});

describe('a command that takes no words', () => {
  it.each([
    ['简报 2026-10', 'digest', '2026-10'],
    ['待办 x', 'todo', 'x'],
    ['待办，x', 'todo', 'x'],
    ['待辦：x', 'todo', 'x'],
    ['/待办x', 'todo', 'x'],
  ])('%s is it, with words that it does not take', (text, name, words) => {
    expect(read(text)).toEqual([name, words]);
  });

  it.each(['我的手机坏了', '我的手機壞了', '退出群吧', '开始开会了', '开始8386'])(
    '%s is another text',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it.each(['开始 83863730', '开始83863730', '開始：83863730', '开始8386 3730'])(
    '%s brings its code',
    (text) => {
      expect(read(text)?.[0]).toBe('start');
      expect(read(text)?.[1].replace(' ', '')).toBe('83863730');
    },
  );
});
