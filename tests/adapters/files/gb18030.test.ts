import { expect, it } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';

it.each(['支部编号,编号\n', '䶮喆𬭎', '·旦增多杰', '１２３ （元）', '€'])(
  '%s survives the way there and back',
  (text) => {
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text))).toBe(text);
  },
);
