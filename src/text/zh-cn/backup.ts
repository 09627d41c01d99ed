import type { BackupRefusal, RestoreRefusal } from '../../domain/backup/refusals.ts';

/** `zhibu backup` and `zhibu restore`: read by the operator, on a terminal. */
export const backup = {
  description: '备份到一个新文件，程序不用停；里面有数据库、密钥和还没发出去的文件，要像数据库一样保管',
  file: '备份文件，例如 /mnt/usb/zhibu-2026-11-22.db',
  restoreDescription: '把备份恢复到一个空的 DATA_DIR；没发出去的消息不会自动重发，由书记在“待办”里回答',
  restoreFile: 'zhibu backup 做的备份文件',
  stages: { copying: '正在复制数据库…', checking: '正在核对副本…', restoring: '正在核对备份、恢复…' },

  made: (file: string, megabytes: string, at: string, auditHead: string): readonly string[] => [
    `备份好了：${file}，${megabytes} MB，是${at}的数据。`,
    `审计链头：${auditHead}`,
    '请把链头抄下来另外放。恢复以后用 zhibu check --head 核对。',
  ],
  notNoted: '备份做好了，只是没能在数据库里记下这一次：zhibu status 说的还是上一次。',
  broken: (lines: number) =>
    `注意：台账里有${lines}行和当初写下的不一样。备份照样做好了，请运行 npx zhibu check 看是哪几行，以前的备份先不要删。`,
  refused: (file: string, refusal: BackupRefusal, dataDir: string): string => {
    switch (refusal.kind) {
      case 'noDatabase':
        return `没有备份：${dataDir} 里没有数据库。请检查 DATA_DIR。`;
      case 'exists':
        return `没有备份：${file} 已经有了，备份从不覆盖文件。请换一个文件名。`;
      case 'noFolder':
        return `没有备份：${file} 所在的文件夹不存在。请先建好文件夹，或改正路径。`;
      case 'notWritten':
        return refusal.code === 'ENOSPC'
          ? `没有备份：${file} 那里的磁盘满了，没写完的已经删掉。请腾出地方，或换一个磁盘。`
          : `没有备份：${file} 那里写不进去（${refusal.code}），没写完的已经删掉。请检查磁盘和权限。`;
      case 'damaged':
        return `没有备份：数据库本身坏了（${refusal.found}）。请停掉程序，用以前的备份恢复，以前的备份不要删。`;
    }
  },

  restored: (facts: {
    readonly dataDir: string;
    readonly from: string;
    readonly uncertain: number;
  }): readonly string[] => [
    `恢复好了：${facts.dataDir} 里现在是${facts.from}的数据。这以后记下的都没有了，请大家再记一次；群里的卡片会改回当时的数。`,
    facts.uncertain === 0
      ? '当时没有等着发的消息。'
      : `当时还没发出去的消息有${facts.uncertain}条，不知道后来发了没有：一条也不会自动重发，书记在“待办”里回答“群里看到了吗？”。`,
    `从${facts.from}到现在该发的通知，可能已经发过：程序会记下来，先问再发，不会重复。那段时间发到群里的卡片按钮点不动了：书记在“待办”里点“重发一张”，就有新的一张。`,
    '接下来：确认原来那台机器上的程序已经停了；npx zhibu check --head 加上备份时抄下的链头；都对了再 npx zhibu start。',
  ],
  notRestored: (file: string, refusal: RestoreRefusal, dataDir: string): string => {
    switch (refusal.kind) {
      case 'noFile':
        return `没有恢复：没有 ${file} 这个文件。请检查路径。`;
      case 'noBackup':
        return `没有恢复：${file} 不是 zhibu backup 做的备份。请换成备份文件，例如 zhibu-2026-11-22.db。`;
      case 'damaged':
        return `没有恢复：备份 ${file} 坏了（${refusal.found}）。请换一个备份。`;
      case 'newer':
        return `没有恢复：备份 ${file} 是更新版本的程序做的。请先装那个版本的程序。`;
      case 'notEmpty':
        return `没有恢复：${dataDir} 不是空的，里面有 ${refusal.found.slice(0, 5).join('、')}${refusal.found.length > 5 ? ' 等' : ''}。请把它整个移到别处，或把 DATA_DIR 改成一个空文件夹。`;
      case 'notWritten':
        return `没有恢复：${dataDir} 写不进去（${refusal.code === 'ENOSPC' ? '磁盘满了' : refusal.code}），什么都没有留下。请腾出地方或检查权限，再来一次。`;
    }
  },
};
