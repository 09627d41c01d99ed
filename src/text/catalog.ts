import { common as commonEn } from './en/common.ts';
import { common } from './zh-cn/common.ts';

const zhCN = { locale: 'zh-CN' as 'zh-CN' | 'en', common };

/** Everything the bot says, facts in, text out. Chinese is the original; English follows its shape. */
export type Catalog = typeof zhCN;

export type Locale = 'zh-CN' | 'en';

const en: Catalog = { locale: 'en', common: commonEn };

export const catalogs: Readonly<Record<Locale, Catalog>> = { 'zh-CN': zhCN, en };
