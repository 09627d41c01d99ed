import { attend as attendEn } from './en/attend.ts';
import { common as commonEn } from './en/common.ts';
import { month as monthEn } from './en/month.ts';
import { attend } from './zh-cn/attend.ts';
import { common } from './zh-cn/common.ts';
import { month } from './zh-cn/month.ts';

const zhCN = { locale: 'zh-CN' as 'zh-CN' | 'en', attend, common, month };

/** Everything the bot says, facts in, text out. Chinese is the original; English follows its shape. */
export type Catalog = typeof zhCN;

export type Locale = 'zh-CN' | 'en';

const en: Catalog = { locale: 'en', attend: attendEn, common: commonEn, month: monthEn };

export const catalogs: Readonly<Record<Locale, Catalog>> = { 'zh-CN': zhCN, en };
