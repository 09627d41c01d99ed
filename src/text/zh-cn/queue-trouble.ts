const sentences: Readonly<Record<string, string>> = {
  OOM: 'Redis 内存满了',
  READONLY: 'Redis 只能读，不能写',
  MISCONF: 'Redis 存不了盘，不收新内容',
  NOAUTH: 'Redis 要密码，REDIS_URL 里没有写',
  WRONGPASS: 'Redis 不认 REDIS_URL 里的用户名或密码',
  NOPERM: 'REDIS_URL 里的用户没有权限',
  TIMEOUT: 'Redis 没有回应',
  ECONNREFUSED: 'Redis 没有开，或者地址不对',
  ENOTFOUND: '找不到 REDIS_URL 里的主机',
  LOADING: 'Redis 正在启动',
};

/** What `Queue.trouble()` says, for a person: its code stays, for whoever looks it up. */
export function queueTrouble(words: string): string {
  if (words === 'Redis is not reached yet') return '还没有连上 Redis';
  const code = /\(([A-Z][A-Z0-9_]*)\)$/.exec(words)?.[1];
  return code === undefined ? words : `${sentences[code] ?? '连不上 Redis'}（${code}）`;
}
