import type { Reject, RejectReason } from '../domain/roster/reject.ts';
import type { Place, TableKind } from '../domain/roster/table.ts';
import type { Locale } from './locale.ts';

/** One line for one reject: where, what was found, what is wrong, what to write instead. */
export function describeReject(reject: Reject, locale: Locale): string {
  const place = describePlace(reject, locale);
  const value = shown(reject.value);
  if (locale === 'en') {
    const column = reject.column === '' ? '' : `, ${reject.column}`;
    const found = reject.value === '' ? '' : ` ${value}`;
    return `${place}${column}${found}: ${inEnglish(reject.reason)}`;
  }
  const column = reject.column === '' ? '' : `「${reject.column}」`;
  const found = reject.value === '' ? '' : `${value} `;
  return `${place}${column}${found}：${inChinese(reject.reason)}`.replace(' ：', '：');
}

/** File, worksheet and line. */
export function describePlace({ file, sheet, line }: Place, locale: Locale): string {
  if (locale === 'en') {
    const where = sheet === undefined ? file : `${file} (sheet ${sheet})`;
    return `${where} line ${String(line)}`;
  }
  const where = sheet === undefined ? file : `${file}（工作表 ${sheet}）`;
  return `${where} 第${String(line)}行`;
}

const shownLimit = 40;

/** The cell in quotes, cut short; characters that a terminal does not show are named. */
function shown(value: string): string {
  const characters = Array.from(value, (character) =>
    /[\p{C}\u2028\u2029]/u.test(character) ? `<U+${hex(character)}>` : character,
  );
  const cut = characters.slice(0, shownLimit).join('');
  return `"${characters.length > shownLimit ? `${cut}…` : cut}"`;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

const kinds: Readonly<Record<TableKind, Readonly<Record<Locale, string>>>> = {
  branches: { 'zh-CN': '支部表', en: 'a table of branches' },
  members: { 'zh-CN': '党员名册', en: 'a roster of members' },
  admins: { 'zh-CN': '乡镇和县管理人员表', en: 'a table of township and county staff' },
  holidays: { 'zh-CN': '节假日表', en: 'a table of holidays' },
};

const identities = {
  number: { 'zh-CN': '编号', en: 'number' },
  'branch-code': { 'zh-CN': '支部编号', en: 'branch code' },
  account: { 'zh-CN': '账号', en: 'account' },
  date: { 'zh-CN': '日期', en: 'date' },
} as const;

function inChinese(reason: RejectReason): string {
  switch (reason.code) {
    case 'empty':
      return '不能空着';
    case 'not-one-of':
      return `不认识${reason.unknown.map((word) => `“${word}”`).join('、')}，只能填：${reason.allowed.join('、')}`;
    case 'fixed-day':
      return '党日填 1 到 28 之间的日子，或 首个周五、首个工作日';
    case 'time':
      return '看不懂这个时间，例如 9:00、上午9点、15:30';
    case 'money':
      return '月党费填元，只写数字，例如 0.5、12.50';
    case 'money-decimals':
      return '月党费最多两位小数，例如 0.50';
    case 'money-limit':
      return `月党费达到 ${String(reason.limitYuan)} 元，请核对`;
    case 'date':
      return '没有这个日期，写成 2026-12-31 或 2026年12月31日';
    case 'month':
      return '看不懂这个月份，写成 2026-12 或 2026年12月';
    case 'too-long':
      return `有 ${String(reason.length)} 个字，最多 ${String(reason.limit)} 个字`;
    case 'hidden-character':
      return `里面有看不见的控制字符 ${reason.codePoint}，请删掉重新输入`;
    case 'damaged-text':
      return '里面有乱码，请按原件重新输入';
    case 'formula-error':
      return '表格公式出错了，请改成正确的内容';
    case 'code-shape':
      return '编号只用字母、数字、- 和 _，最多 32 个字符，中间不留空格；表格里的长编号要存成文本';
    case 'identity-card':
      return '里面像有身份证号，名册里不要放身份证号，请删掉；编号用单位自编的';
    case 'account-shape':
      return '账号填通讯软件的数字账号，1 到 16 位数字';
    case 'pays-through':
      return '代缴关系填：亲属，或者代缴党员的编号，本人交就空着';
    case 'repeated':
      return `${identities[reason.what]['zh-CN']}重复，前面 ${describePlace(reason.first, 'zh-CN')}已经有了`;
    case 'unknown-branch':
      return `没有编号为 ${reason.branchCode} 的支部，请核对，或把支部表一起导入`;
    case 'unknown-person':
      return `没有编号为 ${reason.number} 的党员，请核对`;
    case 'unknown-township':
      return '支部表里没有这个乡镇，请核对，或把支部表一起导入；县级人员的乡镇空着';
    case 'unknown-village':
      return `本乡镇没有“${reason.village}”这个村`;
    case 'villages-need-township':
      return '联系村只给乡镇人员填，县级人员要空着';
    case 'own-branch':
      return '兼任支部里写的是本人所在的支部，请删掉';
    case 'own-number':
      return '填的是本人的编号，应填另一名党员的';
    case 'other-county':
      return `一个数据库只管一个县，这里是${reason.county}`;
    case 'waived-with-amount':
      return '党费类别是免缴，月党费应为 0';
    case 'unknown-table':
      return '认不出这是哪种表，第一行表头要和说明一致（支部、党员、管理人员或节假日）';
    case 'heading-missing':
      return `看着是${kinds[reason.kind]['zh-CN']}，缺这一列`;
    case 'heading-repeated':
      return '这个表头出现了不止一次，请只留一列';
    case 'cell-count':
      return `应有 ${String(reason.expected)} 格，实有 ${String(reason.found)} 格，多半是多了或少了一个逗号`;
  }
}

function inEnglish(reason: RejectReason): string {
  switch (reason.code) {
    case 'empty':
      return 'must not be empty';
    case 'not-one-of':
      return `${reason.unknown.map((word) => `"${word}"`).join(', ')} is not known; allowed: ${reason.allowed.join(', ')}`;
    case 'fixed-day':
      return 'the Party day is a day of the month from 1 to 28, 首个周五 or 首个工作日';
    case 'time':
      return 'not a time; write it like 9:00 or 15:30';
    case 'money':
      return 'the monthly due is a number of yuan, such as 0.5 or 12.50';
    case 'money-decimals':
      return 'the monthly due has at most two decimals, such as 0.50';
    case 'money-limit':
      return `a monthly due of ${String(reason.limitYuan)} yuan or more; please check it`;
    case 'date':
      return 'no such date; write it like 2026-12-31';
    case 'month':
      return 'not a month; write it like 2026-12';
    case 'too-long':
      return `${String(reason.length)} characters, the limit is ${String(reason.limit)}`;
    case 'hidden-character':
      return `contains the invisible character ${reason.codePoint}; delete it and type the cell again`;
    case 'damaged-text':
      return 'contains damaged characters; type the cell again';
    case 'formula-error':
      return 'a formula of the spreadsheet came to an error; put the right value there';
    case 'code-shape':
      return 'a number or code has letters, digits, - and _ only, at most 32 and no blanks; keep long ones as text in a workbook';
    case 'identity-card':
      return 'there seems to be an identity-card number in it, and such numbers must not be in a roster; take it out, or use a number of your own';
    case 'account-shape':
      return "an account is the messenger's numeric user id, 1 to 16 digits";
    case 'pays-through':
      return 'write 亲属, or the 编号 of the member who pays; leave it empty when paid in person';
    case 'repeated':
      return `this ${identities[reason.what].en} is there already: ${describePlace(reason.first, 'en')}`;
    case 'unknown-branch':
      return `there is no branch ${reason.branchCode}; check it, or import the table of branches as well`;
    case 'unknown-person':
      return `there is no member ${reason.number}; check it`;
    case 'unknown-township':
      return 'no branch belongs to this township; check it, or import the table of branches as well; leave it empty for the county';
    case 'unknown-village':
      return `the township has no village "${reason.village}"`;
    case 'villages-need-township':
      return 'linked villages are for township staff only; leave it empty for the county';
    case 'own-branch':
      return "names the person's own branch; remove it";
    case 'own-number':
      return "is the person's own number; write another member's";
    case 'other-county':
      return `one database serves one county, this one ${reason.county}`;
    case 'waived-with-amount':
      return 'the dues class is 免缴, so the monthly due must be 0';
    case 'unknown-table':
      return 'cannot tell which table this is: the headings must be those of branches, members, admins or holidays';
    case 'heading-missing':
      return `this looks like ${kinds[reason.kind].en}, and the column is missing`;
    case 'heading-repeated':
      return 'this heading occurs more than once; leave one column';
    case 'cell-count':
      return `${String(reason.expected)} cells expected, ${String(reason.found)} found: most likely a comma too many or too few`;
  }
}
