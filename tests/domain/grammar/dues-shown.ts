import type {
  DuesLine,
  DuesMoney,
  DuesProblem,
  DuesReading,
} from '../../../src/domain/grammar/dues-reading.ts';
import { yuan } from '../../../src/domain/dues/payment.ts';
import { problem as nameProblem } from './attend-shown.ts';
import { shownNames } from './roster.ts';

/** `张三 3个月; 李四 10.00元 由王五`: what a reading says, in one line. */
export function shown(reading: DuesReading): string {
  const reason = 'reason' in reading && reading.reason !== null ? ` 因“${reading.reason}”` : '';
  return `${shownAll(reading)}${reason}`;
}

function shownAll(reading: DuesReading): string {
  switch (reading.kind) {
    case 'show':
      return `看 ${reading.month ?? ''}`.trim();
    case 'present':
    case 'all': {
      const who = reading.kind === 'all' ? '全部' : '到会';
      const except = reading.except.length === 0 ? '' : ` 除 ${shownNames(reading.except)}`;
      const money = reading.money.kind === 'open' ? '' : ` ${shownMoney(reading.money)}`;
      const lines = reading.lines.map((line) => `; ${shownLine(line)}`).join('');
      return `${who}${except}${money}${lines}`;
    }
    case 'lines':
      return reading.lines.map(shownLine).join('; ');
    case 'notReceived':
      return `没收到 ${shownNames(reading.people)}`;
    case 'reverse':
      return `撤销 ${reading.person ? shownNames([reading.person]) : ''}`.trim();
    case 'standard':
    case 'fixing':
      return { standard: '标准', fixing: '核定' }[reading.kind];
    case 'amount': {
      const { person, fen, duesClass, from } = reading;
      return [
        `改 ${shownNames([person])}`,
        duesClass,
        fen === null ? null : `${yuan(fen)}元`,
        from && `从${from}`,
      ]
        .filter((part) => part !== null && part !== undefined)
        .join(' ');
    }
    case 'excuse': {
      const { person, until, ends } = reading;
      return `${ends ? '不缓' : '缓'} ${shownNames([person])}${until === undefined ? '' : ` 到${until}`}`;
    }
    case 'book':
      return `表 ${reading.which}${reading.period === undefined ? '' : ` ${reading.period}`}`;
  }
}

function shownLine({ person, money, paidBy, payer }: DuesLine): string {
  const brought = { self: '', relative: ' 家属', member: ` 由${payer ? shownNames([payer]) : '?'}` }[paidBy];
  return `${shownNames([person])}${money.kind === 'open' ? '' : ` ${shownMoney(money)}`}${brought}`;
}

function shownMoney(money: DuesMoney): string {
  switch (money.kind) {
    case 'open':
      return '';
    case 'months':
      return `${String(money.count)}个月`;
    case 'span':
      if (money.from < '2018') return `到${money.to}`;
      return money.from === money.to ? money.from : `${money.from}~${money.to}`;
    case 'amount':
      return `${yuan(money.fen)}元`;
  }
}

/** `! unknownName 孙七`. */
export function problem(one: DuesProblem): string {
  switch (one.kind) {
    case 'names':
      return `! ${one.problems.map(nameProblem).join(', ')}`;
    case 'unclear':
    case 'unitMissing':
    case 'payerUnsaid':
    case 'noSuchMonth':
    case 'monthsWrong':
    case 'severalPeople':
    case 'whoMissing':
    case 'claimedAmount':
      return `! ${one.kind} ${one.said}`;
    case 'amountWrong':
      return `! ${one.why} ${one.said}`;
    case 'eachMissing':
      return `! eachMissing ${shownNames(one.people)}: ${one.said}`;
    case 'twoMoneys':
      return `! twoMoneys ${one.said.join(' / ')}`;
    case 'saidTwice':
    case 'valueMissing':
      return `! ${one.kind} ${one.person.name}`;
    case 'broughtBy':
      return `! broughtBy ${one.person?.name ?? '?'}`;
    case 'notPaid':
    case 'allAndNames':
    case 'othersMissing':
      return `! ${one.kind} ${shownNames(one.people)}`.trim();
    case 'totalDiffers':
      return `! totalDiffers ${yuan(one.saidFen)} ${yuan(one.sumFen)}`;
    case 'wage':
      return `! wage ${one.about} ${one.said ?? ''}`.trim();
    case 'nothing':
    case 'question':
    case 'reasonMissing':
      return `! ${one.kind}`;
  }
}
