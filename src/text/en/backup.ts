import type { backup as original } from '../zh-cn/backup.ts';

export const backup: typeof original = {
  description:
    'copies everything to a new file while the program runs: database, keys and files not yet sent; keep it like the database',
  file: 'the backup, for example /mnt/usb/zhibu-2026-11-22.db',
  restoreDescription:
    'puts a backup into an empty DATA_DIR; what was unsent is not sent by itself, the officers are asked about it',
  restoreFile: 'a file made by zhibu backup',
  stages: {
    copying: 'Copying the database…',
    checking: 'Checking the copy…',
    restoring: 'Checking and restoring…',
  },

  made: (file, megabytes, at, auditHead) => [
    `Backup made: ${file}, ${megabytes} MB, as of ${at}.`,
    `Audit head: ${auditHead}`,
    'Note the head down elsewhere: after a restore, zhibu check --head compares it.',
  ],
  notNoted:
    'The backup is made; only the database could not note it: zhibu status still tells of the one before.',
  broken: (lines) =>
    `Beware: ${lines} ${lines === 1 ? 'line' : 'lines'} of the ledgers are not what was written. The backup was made all the same; run npx zhibu check to see which, and keep the earlier backups.`,
  refused: (file, refusal, dataDir) => {
    switch (refusal.kind) {
      case 'noDatabase':
        return `No backup: there is no database in ${dataDir}. Check DATA_DIR.`;
      case 'exists':
        return `No backup: ${file} is there already, and a backup never writes over a file. Give another name.`;
      case 'noFolder':
        return `No backup: the folder of ${file} does not exist. Make it first, or correct the path.`;
      case 'notWritten':
        return refusal.code === 'ENOSPC'
          ? `No backup: the disk of ${file} is full; what was written has been removed. Make room, or take another disk.`
          : `No backup: ${file} could not be written (${refusal.code}); what was written has been removed. Check the disk and the permissions.`;
      case 'damaged':
        return `No backup: the database itself is damaged (${refusal.found}). Stop the program, restore an earlier backup, and keep the earlier ones.`;
    }
  },

  restored: ({ dataDir, from, uncertain }) => [
    `Restored: ${dataDir} now stands as of ${from}. What was recorded later is lost: please record it again; the cards in the groups go back to those figures.`,
    uncertain === 0
      ? 'No message was waiting to be sent.'
      : `${uncertain} ${uncertain === 1 ? 'message was' : 'messages were'} waiting to be sent, and nobody knows whether they left: none is sent by itself, the officers are asked about them in their list.`,
    `Notices due from ${from} until now may have been sent: the program keeps them and asks before it sends, so none is doubled. Buttons of cards that were sent in that time no longer work: when the officer says that it was not seen, a new one comes.`,
    'Next: make sure that the program on the old machine is stopped; npx zhibu check --head with the head noted at the backup; then npx zhibu start.',
  ],
  notRestored: (file, refusal, dataDir) => {
    switch (refusal.kind) {
      case 'noFile':
        return `Not restored: there is no file ${file}. Check the path.`;
      case 'noBackup':
        return `Not restored: ${file} was not made by zhibu backup. Give a backup, for example zhibu-2026-11-22.db.`;
      case 'damaged':
        return `Not restored: the backup ${file} is damaged (${refusal.found}). Take another one.`;
      case 'newer':
        return `Not restored: the backup ${file} was made by a newer program. Install that version first.`;
      case 'notEmpty':
        return `Not restored: ${dataDir} is not empty, it holds ${refusal.found.slice(0, 5).join(', ')}${refusal.found.length > 5 ? ' and more' : ''}. Move it away as a whole, or set DATA_DIR to an empty folder.`;
      case 'notWritten':
        return `Not restored: ${dataDir} could not be written (${refusal.code === 'ENOSPC' ? 'the disk is full' : refusal.code}), and nothing was left there. Make room or check the permissions, and try again.`;
    }
  },
};
