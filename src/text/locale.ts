/** The languages of the bot: Chinese is the original. */
export type Locale = 'zh-CN' | 'en';
