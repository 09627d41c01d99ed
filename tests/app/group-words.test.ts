import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../src/rehearsal/calls.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { forbiddenWords } from '../harness/group-words.ts';

/* Every conversation of the suite is held to this when it ends; here the rule itself is. */

const call = (params: CallRecord['params'], method = 'sendMessage'): CallRecord => ({
  seq: 1,
  method,
  params,
  at: 0 as Instant,
  outcome: { kind: 'ok', result: true },
});
const faults = (params: CallRecord['params']) => forbiddenWords([call(params)], ['林大山', '罗艳']);

describe('what must never be said', () => {
  it.each([
    ['a sum in a group', { chat_id: -1, text: '11月党费：应交28人，已确认20人，共10.00元' }],
    ['a debtor by name in a group', { chat_id: -1, text: '党费还没交的：林大山' }],
    [
      'the same on a button',
      { chat_id: -1, text: '11月党费', reply_markup: { inline_keyboard: [[{ text: '林大山 没交党费' }]] } },
    ],
    ['a sum without its 元', { chat_id: -1, text: '11月党费：共10.00' }],
    ['a sum in the caption of a photo', { chat_id: -1, caption: '上缴137.50元' }],
    ['a debtor where dues are not named', { chat_id: -1, text: '还没交的：林大山' }],
    ['one who is behind', { chat_id: -1, text: '林大山欠三个月' }],
    ['any file in a group', { chat_id: -1, document: '石桥村党支部2026-11.xlsx' }],
    ['that somebody counts as gone, to anybody', { chat_id: 7, text: '满6个月按自行脱党处理' }],
  ])('%s is found', (_, params) => {
    expect(faults(params)).toHaveLength(1);
  });

  it.each([
    ['totals in a group', { chat_id: -1, text: '11月党费：应交28人，已确认20人' }],
    ['a date that looks like a sum', { chat_id: -1, text: '11.15主题党日' }],
    ['a time beside dues', { chat_id: -1, text: '党费：2026.11.15 09:30前交给组织委员' }],
    [
      'data of a button that looks like a sum',
      {
        chat_id: -1,
        text: '11月党费',
        reply_markup: { inline_keyboard: [[{ text: '已交', callback_data: '1|paid.tap|2026-11.25' }]] },
      },
    ],
    ['a file to the person', { chat_id: 7, document: '石桥村党支部2026-11.xlsx' }],
    ['a sum to the person', { chat_id: 7, text: '林大山：11月0.50元，还没交' }],
    ['a name in a group that has nothing to do with dues', { chat_id: -1, text: '主持：林大山' }],
  ])('%s is nothing to find', (_, params) => {
    expect(faults(params)).toEqual([]);
  });
});
