import type { CheckProblem, HandUpFault, PaymentFault, SealFault } from '../../domain/check.ts';
import { yuan } from '../../domain/dues/payment.ts';

const faults: Readonly<Record<PaymentFault | HandUpFault, string>> = {
  sum: '各月加上自愿多交，和总数不一样',
  sign: '金额应当大于零',
  noPayment: '撤销的那一笔不存在',
  twice: '同一笔撤销了两次',
  mirror: '撤销的和原来的不一样',
  act: '没有对应的核对确认',
};

const seals: Readonly<Record<SealFault['fault'], string>> = {
  changed: '和当初写下的不一样',
  missing: '不见了',
  unsealed: '不是程序写的',
};

/** A broken place, for the operator: where it is and what is wrong there. */
export function checkProblem(problem: CheckProblem): string {
  switch (problem.kind) {
    case 'database':
      return `数据库文件坏了：${problem.found}。请停掉程序，用最近的备份恢复。`;
    case 'reference':
      return `表 ${problem.table} 第 ${problem.row} 行所指的 ${problem.parent} 不存在。`;
    case 'ledger':
      return `台账 ${problem.ledger} 第 ${problem.line} 行${seals[problem.fault]}。`;
    case 'audit':
      return `审计链在第 ${problem.seq} 条断了：这一条和前一条接不上。`;
    case 'auditCut':
      return `审计链被截短了：现有${problem.entries}条，里面没有链头 ${problem.head}，台账的封记里也没有。`;
    case 'plan':
      return `支部 ${problem.branch} ${problem.month} 的党日和最后一次安排不一致。`;
    case 'attendance':
      return `支部 ${problem.branch} ${problem.month} 的到会状态和记录不一致，涉及${problem.people}人。`;
    case 'payment':
      return `支部 ${problem.branch} ${problem.year}年第${problem.receipt}号党费收据不对：${faults[problem.fault]}。`;
    case 'receipts':
      return problem.fault === 'missing'
        ? `支部 ${problem.branch} ${problem.year}年缺第${problem.receipt}号党费收据。`
        : `支部 ${problem.branch} ${problem.year}年第${problem.receipt}号党费收据重复。`;
    case 'claims':
      return `第 ${problem.person} 号人员有${problem.pending}个已交申报同时在等。`;
    case 'handUp':
      return `支部 ${problem.branch} 的上缴第 ${problem.line} 行不对：${faults[problem.fault]}。`;
    case 'opening':
      return `支部 ${problem.branch} 的期初第 ${problem.line} 行不对：${faults[problem.fault]}。`;
    case 'dues':
      return `收到的党费${yuan(problem.receivedFen)}元，记到各月的${yuan(problem.heldFen)}元，对不上。`;
  }
}
