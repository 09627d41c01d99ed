import { zhMonth, zhYearMonth, zhYearQuarter } from '../dates.ts';
import { bundleIn } from '../ledgers/bundle.ts';

const why = { cancelled: '取消', skipped: '本月不开', undated: '没定日期', ahead: '还没到' } as const;

/** The year's bundle for filing (归档). */
export const bundle = bundleIn({
  title: (branch, year) => `${branch}${year}年度组织生活台账`,
  indexTitle: (branch, year) => `${branch}${year}年度组织生活台账目录`,
  indexSheet: '目录',
  head: ['序号', '文件', '内容'],
  part: (part, year) => {
    switch (part.kind) {
      case 'recordPage':
        return `${zhYearMonth(part.month)}主题党日活动记录`;
      case 'attendance':
        return `${year}年主题党日考勤台账`;
      case 'makeUp':
        return `${year}年补学台账`;
      case 'away':
        return `${year}年流动党员联系台账`;
      case 'duesMonth':
        return `${zhYearMonth(part.month)}党费收缴表`;
      case 'duesQuarter':
        return `${zhYearQuarter(part.quarter)}党费上缴表`;
      case 'duesYear':
        return `${year}年党费收缴公示表`;
    }
  },
  about: (part) =>
    ({
      recordPage: '应到、实到、议程、议定事项',
      attendance: '全年一张，每月一张',
      makeUp: '没到会的人，补学的情况',
      away: '在外党员，每季度的联系',
      duesMonth: '每个人应交、已确认，当月现金',
      duesQuarter: '收到、上缴、结余，只有合计',
      duesYear: '全年合计，可以公示',
    })[part.kind],
  without: (months) =>
    `没有活动记录的月份：${months
      .map((one) => `${zhMonth(one.month)}（${why[one.why]}${one.reason === null ? '' : `，${one.reason}`}）`)
      .join('、')}`,
  signatures: ['整理人：', '接收人：', '日期：'],
  pageNumber: ['第', '页，共', '页'],
  caption: (files) =>
    `全年的台账，共${files}份，先看“00 目录”。里面有每个人的情况，请不要转到群里。打印签字后可以归档。`,
});
