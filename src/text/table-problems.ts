import type { TableFault, TableProblem } from '../domain/roster/table.ts';
import type { Locale } from './locale.ts';

/** One line for a file that could not be read: what was attempted, what was found, what to do. */
export function describeTableProblem({ file, fault }: TableProblem, locale: Locale): string {
  return locale === 'en' ? `Cannot read ${file}: ${inEnglish(fault)}` : `读不了 ${file}：${inChinese(fault)}`;
}

function inChinese(fault: TableFault): string {
  switch (fault.code) {
    case 'empty':
      return '文件是空的，请选有内容的文件';
    case 'too-large':
      return `文件有 ${megabytes(fault.bytes)}，上限 ${megabytes(fault.limitBytes)}，请分乡镇导入`;
    case 'old-or-locked-workbook':
      return '是旧式 .xls 表格或加了密码，请另存为不加密的 .xlsx 或 .csv';
    case 'broken-workbook':
      return '不是完整的 .xlsx 表格，请重新打开并另存为 .xlsx 或 .csv';
    case 'unknown-encoding':
      return '文字既不是 UTF-8 也不是 GB18030 编码，请另存为 CSV UTF-8';
    case 'utf-16':
      return '文字是 UTF-16 编码（“Unicode 文本”），请另存为 CSV UTF-8';
    case 'quotes':
      return `从第${String(fault.line)}行起引号不配对，请检查这一行的引号`;
  }
}

function inEnglish(fault: TableFault): string {
  switch (fault.code) {
    case 'empty':
      return 'the file is empty; choose one with contents';
    case 'too-large':
      return `it has ${megabytes(fault.bytes)}, the limit is ${megabytes(fault.limitBytes)}; import it township by township`;
    case 'old-or-locked-workbook':
      return 'it is an old .xls workbook or locked by a password; save it as plain .xlsx or .csv';
    case 'broken-workbook':
      return 'it is not a complete .xlsx workbook; open it and save it again as .xlsx or .csv';
    case 'unknown-encoding':
      return 'the text is neither UTF-8 nor GB18030; save it as CSV UTF-8';
    case 'utf-16':
      return 'the text is UTF-16 ("Unicode text"); save it as CSV UTF-8';
    case 'quotes':
      return `the quotes do not match from line ${String(fault.line)} on; check the quotes of that line`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
