import { accept, refuse } from '../decision.ts';
import { compact } from './clean-text.ts';
import type { CellForm } from './column.ts';

/** No monthly due comes near it (党费规定: 2 % of the wage at most): more is a slip of the finger. */
const limitYuan = 10_000;

/** 月党费 in yuan with at most two decimals ↔ integer fen; digits are moved, never multiplied as fractions. */
export const moneyCell: CellForm<number> = {
  parse: (raw) => {
    const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?元?$/.exec(compact(raw));
    if (!match) return refuse({ code: 'money' });
    const yuan = Number((match[1] ?? '').replaceAll(',', ''));
    const decimals = match[2] ?? '';
    if (decimals.length > 2) return refuse({ code: 'money-decimals' });
    if (yuan >= limitYuan) return refuse({ code: 'money-limit', limitYuan });
    return accept(yuan * 100 + Number(decimals.padEnd(2, '0')));
  },
  format: (fen) => `${String(Math.trunc(fen / 100))}.${String(fen % 100).padStart(2, '0')}`,
};
