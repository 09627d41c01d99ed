import type { Locale } from './locale.ts';

interface Refusals {
  slipsNotDocx(found: string): string;
  periodUnclear(found: string): string;
  dataDirNoFolder(dataDir: string): string;
  notADatabase(file: string): string;
  /** The database is not one of this version of the program, by whom it was made. */
  readonly otherVersion: Readonly<Record<'older' | 'newer' | 'stranger', (dataDir: string) => string>>;
  readonly workerNeedsRedis: string;
  workerNeedsDatabase(dataDir: string): string;
  workerNeedsSameVersion(dataDir: string): string;
  /** Why a worker ends by itself. */
  readonly workerAstray: Readonly<Record<'replaced' | 'migrated', (dataDir: string) => string>>;
}

/** What the command line says no to before it begins. */
export const refusals: Readonly<Record<Locale, Refusals>> = {
  'zh-CN': {
    slipsNotDocx: (found) =>
      `没有发码：--slips 写的是“${found}”，文件名要以 .docx 结尾，例如 --slips 邀请码.docx`,
    periodUnclear: (found) =>
      `看不懂 --period “${found}”。请写某一天、某个月、某季度或某年，例如 --period 2026-11（也可以是 2026-11-15、2026-Q4、2026）`,
    dataDirNoFolder: (dataDir) =>
      `DATA_DIR（${dataDir}）要是一个文件夹，可是这个路径上有一个同名的文件：请移走那个文件，或把 DATA_DIR 改成别的文件夹。`,
    notADatabase: (file) =>
      `${file} 不是数据库文件：请从备份里放回正确的文件，或检查 DATA_DIR 写得对不对；里面的内容没有动过。`,
    otherVersion: {
      older: (dataDir) =>
        `DATA_DIR（${dataDir}）里的数据库还是旧版本的：请先停下旧版本的程序，用这个版本运行一次 zhibu start（由它升级），再做这一步；里面的内容没有动过。`,
      newer: (dataDir) =>
        `DATA_DIR（${dataDir}）里的数据库是更新的版本写的：请用那个版本的程序，或把备份恢复到别的文件夹；里面的内容没有动过。`,
      stranger: (dataDir) =>
        `DATA_DIR（${dataDir}）里的数据库是没有发布过的版本建的：请换一个 DATA_DIR；里面的内容没有动过。`,
    },
    workerNeedsRedis:
      'zhibu worker 要经过 Redis 接活，可是没有设 REDIS_URL。请设成和 zhibu start 一样的地址，例如 REDIS_URL=redis://127.0.0.1:6379；没有 Redis 就不用开它，zhibu start 自己会做。',
    workerNeedsDatabase: (dataDir) =>
      `DATA_DIR（${dataDir}）里还没有数据库：请先运行一次 zhibu start，或检查 DATA_DIR 写得对不对。`,
    workerNeedsSameVersion: (dataDir) =>
      `DATA_DIR（${dataDir}）里的数据库和这个版本的程序对不上：请先用同一个版本运行一次 zhibu start，再开 zhibu worker。`,
    workerAstray: {
      replaced: (dataDir) =>
        `DATA_DIR（${dataDir}）里的数据库文件换过了，不再接活，停了：请重新运行 zhibu worker。`,
      migrated: (dataDir) =>
        `DATA_DIR（${dataDir}）里的数据库换成了别的版本，不再接活，停了：请用和 zhibu start 一样的版本重新运行 zhibu worker。`,
    },
  },
  en: {
    slipsNotDocx: (found) =>
      `No codes were issued: --slips names "${found}"; the name must end in .docx, for example --slips slips.docx`,
    periodUnclear: (found) =>
      `Cannot read --period "${found}". Give a day, a month, a quarter or a year, for example --period 2026-11 (or 2026-11-15, 2026-Q4, 2026)`,
    dataDirNoFolder: (dataDir) =>
      `DATA_DIR (${dataDir}) must be a folder, but a file is in its place: move that file away, or set DATA_DIR to another folder.`,
    notADatabase: (file) =>
      `${file} is no database: put the right file back from a backup, or check DATA_DIR; nothing in it was changed.`,
    otherVersion: {
      older: (dataDir) =>
        `The database in DATA_DIR (${dataDir}) is that of an older version: stop the older program, run zhibu start of this version once (it brings it up to date), then try again; nothing in it was changed.`,
      newer: (dataDir) =>
        `The database in DATA_DIR (${dataDir}) was written by a newer version: use that version, or restore a backup into another folder; nothing in it was changed.`,
      stranger: (dataDir) =>
        `The database in DATA_DIR (${dataDir}) was made by a version that was never released: use another DATA_DIR; nothing in it was changed.`,
    },
    workerNeedsRedis:
      'zhibu worker gets its work through Redis, and REDIS_URL is not set. Set it to the same address as for zhibu start, for example REDIS_URL=redis://127.0.0.1:6379; without Redis no worker is needed, zhibu start does the work itself.',
    workerNeedsDatabase: (dataDir) =>
      `There is no database in DATA_DIR (${dataDir}) yet: run zhibu start once, or check DATA_DIR.`,
    workerNeedsSameVersion: (dataDir) =>
      `The database in DATA_DIR (${dataDir}) does not fit this version of the program: run zhibu start of the same version once, then zhibu worker.`,
    workerAstray: {
      replaced: (dataDir) =>
        `The database file in DATA_DIR (${dataDir}) was replaced; the worker takes no more work and has stopped: run zhibu worker again.`,
      migrated: (dataDir) =>
        `The database in DATA_DIR (${dataDir}) has become that of another version; the worker takes no more work and has stopped: run zhibu worker again, of the same version as zhibu start.`,
    },
  },
};
