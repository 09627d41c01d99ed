import { kinds } from './who-is-who.ts';
import type { Kind, Stage } from './who-is-who.ts';

const officers: readonly Kind[] = ['书记', '副书记', '组织委员', '党总支书记', '兼任书记'];
const otherOfficers: readonly Kind[] = ['另一支部的书记', '另一村的书记', '另一乡镇的书记'];
const ownAdmins: readonly Kind[] = ['乡镇管理员', '联村干部'];
const admins: readonly Kind[] = [...ownAdmins, '联系另一村的干部', '另一乡镇的管理员', '县管理员'];

export const rights = {
  everyone: kinds,
  members: kinds.filter((kind) => kind !== '陌生账号' && kind !== '转出的书记' && !admins.includes(kind)),
  officers,
  recorders: [...officers, '党小组长', ...ownAdmins],
  admins,
  ownAdmins,
  organisers: [...officers, ...otherOfficers, ...admins],
} satisfies Record<string, readonly Kind[]>;

/** Every command and button there is; a new one without a line here fails the test. */
export const expected: Readonly<Record<string, keyof typeof rights>> = {
  attend: 'recorders',
  'attend.today': 'recorders',
  'attend.in': 'everyone',
  'attend.online': 'everyone',
  'attend.allCame': 'officers',
  'attend.noneCame': 'officers',
  'attend.mark': 'recorders',
  'attend.tick': 'recorders',
  'attend.turn': 'recorders',
  bind: 'organisers',
  'bind.branch': 'officers',
  'bind.every': 'officers',
  'bind.move': 'officers',
  'bind.stay': 'officers',
  'bind.members': 'officers',
  'bind.mixed': 'officers',
  'bind.nowMembers': 'officers',
  'bind.nowMixed': 'officers',
  'bind.here': 'officers',
  'bind.all': 'officers',
  'bind.list': 'officers',
  'bind.pick': 'officers',
  'bind.choose': 'officers',
  'bind.decline': 'officers',
  'bind.adopt': 'officers',
  'bind.replace': 'officers',
  digest: 'admins',
  help: 'everyone',
  'help.all': 'everyone',
  iam: 'everyone',
  'iam.choose': 'everyone',
  leave: 'members',
  'leave.ask': 'everyone',
  'leave.agreeAll': 'officers',
  me: 'members',
  'me.data': 'members',
  mute: 'everyone',
  partyday: 'officers',
  'partyday.accept': 'officers',
  privacy: 'everyone',
  record: 'officers',
  'record.page': 'officers',
  'record.file': 'officers',
  'record.three': 'officers',
  'record.agenda': 'officers',
  start: 'everyone',
  'start.yes': 'everyone',
  'start.no': 'everyone',
  'start.notThem': 'ownAdmins',
  'start.officers': 'admins',
  todo: 'organisers',
  'todo.seen': 'officers',
  'todo.resend': 'officers',
  'todo.plan': 'officers',
  'todo.claims': 'officers',
  'todo.closing': 'officers',
  unbind: 'everyone',
  'unbind.yes': 'everyone',
  'unbind.no': 'everyone',
  undo: 'officers',
  'undo.own': 'everyone',
};

/** What a button about the first branch carries, where it is not the branch itself. */
export const payloads: Readonly<Record<string, (stage: Stage) => string>> = {
  'attend.today': ({ first }) => `${String(first)}.1`,
  'attend.allCame': ({ partyDay }) => String(partyDay),
  'attend.noneCame': ({ partyDay }) => String(partyDay),
  'attend.mark': ({ partyDay, member }) => `${String(partyDay)}.${String(member)}`,
  'attend.tick': ({ partyDay }) => String(partyDay),
  'attend.turn': ({ partyDay }) => `${String(partyDay)}.0.`,
  'bind.nowMembers': ({ first, group }) => `${String(first)}.${String(group)}`,
  'bind.nowMixed': ({ first, group }) => `${String(first)}.${String(group)}`,
  'bind.here': ({ first, group }) => `${String(first)}.${String(group)}`,
  'bind.choose': ({ claim, member }) => `${String(claim)}.${String(member)}`,
  'bind.adopt': ({ member, accounts }) => `${String(member)}.${String(accounts['陌生账号'].id)}`,
  'bind.replace': ({ member, accounts }) => `${String(member)}.${String(accounts['陌生账号'].id)}`,
  'leave.agreeAll': ({ partyDay }) => String(partyDay),
  'record.page': ({ partyDay }) => String(partyDay),
  'record.file': ({ partyDay }) => String(partyDay),
  'record.three': ({ partyDay }) => String(partyDay),
  'record.agenda': ({ partyDay }) => String(partyDay),
  'todo.closing': ({ partyDay }) => String(partyDay),
};

/** Buttons of the list of unknown accounts know their branch by the card they stand on. */
export const onList: ReadonlySet<string> = new Set([
  'bind.all',
  'bind.list',
  'bind.pick',
  'bind.choose',
  'bind.decline',
]);
