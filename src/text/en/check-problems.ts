import type { CheckProblem, HandUpFault, PaymentFault, SealFault } from '../../domain/check.ts';
import { yuan } from '../../domain/dues/payment.ts';

const faults: Readonly<Record<PaymentFault | HandUpFault, string>> = {
  sum: 'its months and extra do not add up to its amount',
  sign: 'its amount is not above zero',
  noPayment: 'it reverses a line that is not there',
  twice: 'it reverses a line for the second time',
  mirror: 'it takes back something other than what was paid',
  act: 'nobody has confirmed it',
};

const seals: Readonly<Record<SealFault['fault'], string>> = {
  changed: 'is not what was written',
  missing: 'is gone',
  unsealed: 'was not written by the program',
};

export function checkProblem(problem: CheckProblem): string {
  switch (problem.kind) {
    case 'database':
      return `The database file is damaged: ${problem.found}. Stop the program and restore the last backup.`;
    case 'reference':
      return `Row ${problem.row} of table ${problem.table} refers to a ${problem.parent} that is not there.`;
    case 'ledger':
      return `Line ${problem.line} of the ledger ${problem.ledger} ${seals[problem.fault]}.`;
    case 'audit':
      return `The audit chain breaks at entry ${problem.seq}: it does not follow from the one before.`;
    case 'auditCut':
      return `The audit chain was cut: its ${problem.entries} entries do not contain the head ${problem.head}, nor do the seals of the ledgers.`;
    case 'plan':
      return `The Party day of branch ${problem.branch} in ${problem.month} does not follow its newest plan.`;
    case 'attendance':
      return `Attendance of branch ${problem.branch} in ${problem.month} is not what its entries say, for ${problem.people} ${problem.people === 1 ? 'person' : 'people'}.`;
    case 'payment':
      return `Dues receipt ${problem.receipt} of ${problem.year} in branch ${problem.branch} is wrong: ${faults[problem.fault]}.`;
    case 'receipts':
      return `Dues receipt ${problem.receipt} of ${problem.year} in branch ${problem.branch} is ${problem.fault}.`;
    case 'claims':
      return `Person ${problem.person} has ${problem.pending} claims waiting at once.`;
    case 'handUp':
      return `Hand-up line ${problem.line} of branch ${problem.branch} is wrong: ${faults[problem.fault]}.`;
    case 'opening':
      return `Opening line ${problem.line} of branch ${problem.branch} is wrong: ${faults[problem.fault]}.`;
    case 'dues':
      return `Dues received are ${yuan(problem.receivedFen)} yuan, the months hold ${yuan(problem.heldFen)} yuan.`;
  }
}
