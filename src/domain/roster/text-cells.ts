import { accept, refuse } from '../decision.ts';
import { compact, parts, readName, readText } from './clean-text.ts';
import type { CellForm } from './column.ts';
import { hasIdentityCard } from './identity-card.ts';

const codeShape = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u;
const accountShape = /^[1-9]\d{0,15}$/;

export const textCell: CellForm<string> = { parse: readText, format: (text) => text };

export const nameCell: CellForm<string> = { parse: readName, format: (name) => name };

/** 编号 and 支部编号: letters, digits, - and _, at most 32. An identity-card number is refused (design rule 11). */
export const codeCell: CellForm<string> = {
  parse: (raw) => {
    const code = raw.trim().normalize('NFKC');
    if (hasIdentityCard(code)) return refuse({ code: 'identity-card' });
    return codeShape.test(code) ? accept(code) : refuse({ code: 'code-shape' });
  },
  format: (code) => code,
};

/** 账号: the messenger's user id, digits. */
export const accountCell: CellForm<string> = {
  parse: (raw) => {
    const account = compact(raw);
    return accountShape.test(account) ? accept(account) : refuse({ code: 'account-shape' });
  },
  format: (account) => account,
};

/** Several codes joined by 、. */
export const codesCell: CellForm<readonly string[]> = {
  parse: (raw) => {
    const codes = parts(raw);
    return codes.every((code) => codeShape.test(code)) ? accept(codes) : refuse({ code: 'code-shape' });
  },
  format: (codes) => codes.join('、'),
};

/** Several names joined by 、. */
export const namesCell: CellForm<readonly string[]> = {
  parse: (raw) => {
    const whole = readText(raw.replaceAll('\n', '、'));
    if (!whole.ok && whole.reason.code !== 'too-long') return whole;
    const names: string[] = [];
    for (const part of raw.split(/[、，,;；/\n]/u)) {
      const name = readName(part);
      if (!name.ok) return name;
      if (name.value !== '' && !names.includes(name.value)) names.push(name.value);
    }
    return accept(names);
  },
  format: (names) => names.join('、'),
};
