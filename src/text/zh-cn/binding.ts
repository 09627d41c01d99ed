import type { LocalDate } from '../../domain/ids.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { Whom } from '../../domain/people/whom.ts';
import { zhDay } from '../dates.ts';

const posts: Readonly<Record<Post, string>> = {
  secretary: '书记',
  deputySecretary: '副书记',
  organisation: '组织委员',
  publicity: '宣传委员',
  discipline: '纪检委员',
  groupLeader: '党小组长',
  generalSecretary: '党总支书记',
};

const whom = (one: Whom) => {
  if (one.kind === 'admin') return `${one.place}${one.post}${one.name}`;
  return `${one.branch}${one.post === null ? '的' : posts[one.post]}${one.name}`;
};

const kept =
  '只记：姓名、支部、参加党日和交党费的情况、党费标准。群里说的话不看不存，不要照片、定位、身份证号。';

/** Who is who: codes, groups, unknown accounts, leaving. */
export const binding = {
  posts,
  whom,

  isItYou: (one: Whom) => `您是${whom(one)}吗？`,
  buttonYes: '是我',
  buttonNo: '不是',
  bound: (one: Whom) => `✓ 对上了：您是${whom(one)}。`,
  boundAlready: (one: Whom) => `您是${whom(one)}，已经登记好了。`,
  boundAlreadyHere: '您已经登记过了，不用再发。',
  otherNumber: (one: Whom) => `这个账号已经是${whom(one)}。要换人用，请先发：退出`,
  replaced: (one: Whom) => `${whom(one)}改用另一个账号了，这个账号不再管用。不是您本人办的，请马上告诉乡镇。`,
  codeWrong: (left: number) =>
    `这八位数字用不了：可能写错了，也可能用过、过期或者换了新的。请对着绑定单再发一遍（还能试${left}次），还不行就请乡镇重新打一张。`,
  codeLocked: (hours: number) =>
    `错了五次，先停一停，${hours}小时后再试。急的话请乡镇重新打一张绑定单，用别的手机绑。`,
  codeLength: (found: number) => `要的是绑定单上的八位数字，您发的是${found}位。`,
  codeNotYou: '好的，没有绑定。请用自己那张绑定单。',
  codeVoid: '好的，没有绑定。这张绑定单已经作废，请乡镇重新打一张。',
  codePrivately: '八位数字不要发在群里，请私聊发给我。',
  codeGone: '这张绑定单已经用过或者换了新的，请乡镇重新打一张。',

  welcome: (county: string) =>
    `我是支部助手，${county}用我替支部记党日到会和党费。\n${kept}\n不想用了随时发：退出\n谁在用、记什么，发：隐私`,
  unnamedCounty: '本县',
  nextUnbound: '接下来：在支部群里点一下“签到”就行；或者发：我是张三（村里重名的多，就写：我是石桥村张三）',
  nextMember: '您常用的：\n党日到了，在群里点“签到”\n来不了，点“请假”或者发：请假\n看自己的，发：我的',
  nextOfficer:
    '您常用的：\n记到会，发：到会 应到31 实到26 请假3\n定党日，发：党日 15日 9点 村委会\n收党费，发：党费到会除张三\n看要办的事，发：待办',
  nextAdmin:
    '您常用的：\n看全乡镇，发：简报\n看一个支部，发：支部 石桥村\n替支部记到会，发：到会 石桥村 31/26/3\n看要办的事，发：待办',
  nextCounty: '您常用的：\n看全县，发：简报\n看大家的意见，发：意见\n看要办的事，发：待办',
  inviteGroup: '下一步：按下面的按钮，选您的支部群，把我请进去。',
  buttonInvite: '把助手请进支部群',
  groupNext: '要登记这个群，请书记、副书记或组织委员回复我这条消息：登记本群',
  linkDead: '这个链接用过或者过期了。要登记这个群，请书记、副书记或组织委员回复我这条消息：登记本群',

  whichBranch: '这个群登记给哪个支部？',
  buttonEvery: '都登记',
  moveHere: (branches: readonly string[]) => `${branches.join('、')}已经登记在另一个群。换到这个群吗？`,
  buttonMove: '换到这个群',
  buttonStay: '不换',
  stayed: '好的，没有换，还是原来的群。',
  audience: (branches: readonly string[]) =>
    `本群登记给${branches.join('、')}。\n群里只有党员吗？\n有群众的话，群里只发通知，签到和党费私下办。`,
  buttonMembers: '只有党员',
  buttonMixed: '也有群众',
  groupNotice: (county: string, branches: readonly string[], mixed: boolean) =>
    [
      `大家好，我是支部助手，${county}用我替${branches.join('、')}记党日到会和党费。`,
      kept,
      mixed
        ? '群里只发通知，签到请私聊我，按下面的按钮。'
        : '党日那天我发一张卡片，点一下“签到”就行。不方便点的不用点，书记会记上。',
      '不想用了，私聊我发：退出。有事找书记。',
    ].join('\n'),
  buttonPrivate: '私聊我',
  registrationOver: '这一条不用管了，请看新的消息。',
  registered: (branches: readonly string[]) => `✓ 登记好了，这个群现在管：${branches.join('、')}。`,
  registeredAlready: (branches: readonly string[]) =>
    `这个群已经登记好了：${branches.join('、')}。群里的人有变化，就点一下：`,
  audienceNow: (mixed: boolean): string =>
    mixed ? '✓ 记下了：群里也有群众，签到私下办' : '✓ 记下了：群里只有党员',
  otherVillage: (village: string) => `这个群已经登记给${village}，一个群只管一个村。请在您自己支部的群里办。`,
  standingHint: '我进群了。要让我为支部服务，按下面的按钮，或者在群里发：/bind',
  buttonRegister: '登记这个群',
  asked: '✓ 已经在群里问了，请到群里点一下',

  heldTime: { present: '签到', online: '线上参加', leave: '请假', paid: '已交' },
  list: (count: number) => `有${count}个账号还没对上名字`,
  listExact: (count: number) => `名字对得上的${count}个：`,
  listRest: (count: number) => `要您认的${count}个，点名字：`,
  listPair: (account: string, member: string) => `${account} → ${member}`,
  listMore: (count: number) => `……还有${count}个，同意完这些再看`,
  listDone: '账号都对上名字了，辛苦了。',
  listNotOfficer: '这张名单由现在的书记、副书记或组织委员来办。',
  noName: (place: number) => `没写名字的账号${place}`,
  saidToBe: (account: string, name: string) => `${account}（自称${name}）`,
  buttonAll: (count: number) => `全部同意（${count}）`,
  buttonPick: (account: string) => `选人：${account}`,
  buttonEach: '逐个看',
  buttonNotEach: '收起',
  who: (account: string) => `“${account}”是哪一位？`,
  whoTapped: (date: string, time: string, what: string) => `${date} ${time} 点过${what}`,
  whoNobody: '名册里的人都对上账号了。',
  buttonSuggested: (member: string) => `是${member}`,
  buttonStranger: '不是本支部的',
  buttonBack: '返回',
  buttonPrevious: '上一页',
  buttonNext: '下一页',
  approved: (account: string, member: string) => `✓ ${account}是${member}`,
  approvedAll: (count: number) => `✓ 对上${count}个`,
  declined: '✓ 记下了，不是本支部的',
  listChanged: '名单刚刚变了，请再看一遍',
  refusals: {
    settled: '这个账号已经有人处理了',
    personTaken: '这位党员已经绑了别的账号。换了手机号的，让旧账号发：退出',
    accountTaken: '这个账号已经绑了别的党员。绑错了的，让他私聊我发：退出',
    notOnRoster: '这位已经不在名册上了',
    notYours: '这位不在您管的支部',
    isSelf: '这个账号就是他本人的，不用替',
  },

  claimed: '收到，等书记同意就算数',
  claimNamesakes: '有同名的，您是哪一位？',
  claimNeedsName: '没看到名字。',
  claimNeedsVillage: '请写上村名，例如：我是石桥村张三',

  adoptReply: '请先按住那个人的消息选“回复”，再发：/bind 张三',
  adoptNone: (name: string) => `名册里没有“${name}”，请核对。`,
  adoptHomophone: (name: string, member: string) => `名册里没有“${name}”，是${member}吗？`,
  adoptNamesakes: (name: string) => `“${name}”有几位，是哪一位？`,
  adopted: (member: string) => `✓ 记下了，是${member}`,
  adoptTaken: (member: string) =>
    `${member}已经绑了别的账号。旧账号还能用的，让他用旧账号发：退出。旧账号不能用了，就换成这个。`,
  adoptOfficerTaken: (member: string) =>
    `${member}已经绑了别的账号。班子成员换账号要用绑定单，请乡镇重新打一张。`,
  buttonReplace: '换成这个账号',

  newOfficers: (date: LocalDate, count: number) =>
    `${zhDay(date)}新绑定的支部班子成员${count}人，请看看是不是本人：`,
  newOfficersNone: (date: LocalDate) => `${zhDay(date)}新绑定的支部班子成员都看过了。`,
  newOfficersHow: '不是本人的，48小时内点名字解除。都对就不用管。',
  buttonNotOne: (name: string) => `不是本人：${name}`,
  rejected: (one: Whom) => `✓ ${whom(one)}的绑定解除了，请重新打绑定单`,
  rejectedNotice: '乡镇说这次绑定不是本人办的，已经解除。弄错了，请找乡镇重新打绑定单。',
  rejectedLate: '过了48小时，或者已经解除了',

  leaveAsk: (one: Whom | undefined) =>
    `${one === undefined ? '确定退出吗？' : `您是${whom(one)}。确定退出吗？`}\n退出后我忘掉您的账号名，不再给您发消息。以前的到会和党费记录留在支部的台账里，人数不变。`,
  leaveOfficer: '您是班子成员，退出后支部的事要由其他委员或乡镇来办，再用要重新打绑定单。',
  buttonLeave: '退出',
  buttonKeep: '不退',
  left: '已经退出，账号名忘掉了。台账里的记录留在支部。以后想用，发：开始',
  keptOn: '好的，没有退出。',

  privacy: (county: string) =>
    [
      `谁在用：${county}的党组织，由县里管理。看得到您记录的只有本支部的书记、副书记和组织委员；乡镇和县里只看人数，要看名字得写原因，书记发“名单”就查得到谁看过。`,
      '记什么：姓名、支部、党内状态、参加党日的情况、党费标准和交没交、您的账号和账号名。',
      '不记什么：群里说的话、请假的原因、照片、定位、身份证号、生日、住址、病情、工资。不碰钱。',
      '怎么退：发“退出”，马上生效；台账里已有的记录按规定留在支部。',
      '不用也行：不点、不回都可以，书记会替您记上。',
    ].join('\n'),

  mutedOn: '免打扰开了：以后只回答您，不主动找您。想恢复，再发一次：免打扰',
  mutedOnOfficer:
    '免打扰开了：以后只回答您，不主动找您。定党日、收尾、对名字的提醒会发给别的委员，没有别人就不发了，要自己发“待办”看。想恢复，再发一次：免打扰',
  mutedOff: '免打扰关了：该提醒的会提醒您。',
};
