import type { LeaveReason } from '../attendance/state.ts';
import { normalize } from './normalize.ts';

export type LeaveReading =
  | { readonly kind: 'ask'; readonly reason: LeaveReason | null }
  /** Comes after all. */
  | { readonly kind: 'withdraw' };

const withdrawing =
  /^(撤销|取消|收回|算了|(又|还是|现在|我)*(不请|不用请|不用了|(能|可以)(来|去|到|参加)|(来|去)得了))|^(cancel|withdraw)/;

/** Words around a reason that are none: 请假一天, 麻烦书记, a date. */
const fillers =
  /因为|由于|原因|麻烦|书记|您好|你好|谢谢|辛苦|一下|一次|[一二两三半几\d]+天|这次|本次|党日|主题|开会去?不了|来不了|去不了|参加不了|不能(来|去|参加)|[今明后][天晚]|[上下]午|\d+(年|月|日|号|点)|[\s\d,.:/\-了吧啊哈呢哦我要想请假的]/g;

const relatives =
  /家里|家人|家属|老婆|媳妇|爱人|老伴|丈夫|男人|孩子|小孩|娃|儿子|女儿|闺女|女婿|孙|爹|妈|父|母|爸|娘|老人|老头|老太|老汉|爷|奶|公公|婆婆|岳|兄弟|哥|弟|姐|妹|舅|叔|姑|姨|侄/;
/** Illness itself is never kept: the own is 其他, a relative's is 家中有事 (design rule 11). */
const illness =
  /病|医院|住院|手术|体检|检查身体|打针|预防针|防疫针|输液|吃药|发烧|感冒|咳|摔|骨折|扭|疼|痛|不舒服|身体|血压|透析|化疗|疫苗|看牙|牙|hospital|\bill\b|sick|doctor/;
const work =
  /打工|务工|工地|进厂|厂里|厂子|上班|加班|值班|夜班|做工|做活|零工|上工|包工|装修队|跑车|跑运输|跑货|拉货|送货|送外卖|出车|出海|跑船|出差|挣钱|找活|找工作|work|job/;
const farming =
  /农忙|农活|秋收|夏收|春耕|双抢|抢收|抢种|庄稼|收(割|秋|玉米|苞谷|包谷|麦|稻|谷|豆|大豆|黄豆|菜|油菜|土豆|洋芋|红薯|花生|棉|果|苹果|梨|桔|橘|柑|橙|柚|茶|粮|药材|烟|甘蔗|辣椒|白菜|葡萄)|割(麦|稻|谷|草|菜|油菜)|打(场|谷|麦|稻|豆|农药|药水|枣|核桃|草)|晒(场|粮|谷|麦|稻|玉米|苞谷|辣椒|豆)|碾场|扬场|插秧|栽(秧|树|烟|苗|红薯)|种(地|田|菜|麦|玉米|苞谷|土豆|洋芋|药|烟|豆|树|秧)|下种|播种|育苗|浇(地|水|田)|灌溉|放水|施肥|上肥|锄|除草|薅|犁|耕|翻地|整地|地里|下地|田里|下田|地头|采(茶|摘|果|烟|棉|药|笋)|摘(茶|果|棉|花椒|苹果|桔|橘|柑|橙|枣|辣椒|菜|葡萄|烟)|掰(玉米|苞谷|棒)|挖(土豆|洋芋|药|虫草|红薯|花生|笋|山药|藕)|虫草|放(羊|牛|牧|马|蜂)|转场|牧场|草场|草原上|山上放|牲口|羊|喂(猪|牛|鸡)|卖(猪|牛|粮|菜|果)|接羔|剪毛|烤烟|大棚|鱼塘|秧|farm|harvest|crop/;
const household =
  /家里|家中|家有|家人|家事|私事|婚|嫁|娶|过门|办酒|酒席|吃酒|吃席|坐席|喜酒|喜事|红事|白事|丧|葬|出殡|过世|去世|走了人|上坟|扫墓|祭|忌日|满月|百日|周岁|生日|做寿|寿|升学宴|(盖|建|修|起|翻|拆|装)(新)?(房|屋)|装修|上梁|搬家|乔迁|亲戚|走亲|相亲|定亲|订婚|月子|家长会|开学|高考|照顾|照看|伺候|看家|看店|看铺子|守店|接送|带人|family|wedding|funeral/;
/** Away for something else than work: 旅游, 开会. */
const errands = /旅游|旅行|玩|开会|会议|培训|学习|考试|驾照|法院|派出所|银行|办事|办证|赶集|买|\btest\b|trip/;
const elsewhere =
  /外出|出外|在外|外地|外省|外头|外面|省外|国外|远门|不在(家|村|老家|本地)|回不(来|去)|没(有)?回(来|去)?|赶不(回|上)|城里|省城|路上|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙|广西|西藏|宁夏|新疆|香港|澳门|深圳|东莞|广州|佛山|中山|惠州|珠海|杭州|宁波|温州|义乌|苏州|无锡|昆山|南京|常州|厦门|泉州|晋江|福州|武汉|长沙|成都|西安|郑州|太原|兰州|昆明|贵阳|乌鲁木齐|away/;

/**
 * The words after 请假, matched to one of the four codes and then forgotten: what cannot be matched is 其他, nothing said
 * is no reason. The order decides where several match: 在广东带孙子 is family, 家里收玉米 is farming.
 */
export function readLeave(words: string): LeaveReading {
  const { text } = normalize(words);
  const said = text.trim();
  if (withdrawing.test(said)) return { kind: 'withdraw' };
  if (said.replace(fillers, '') === '') return { kind: 'ask', reason: null };
  return { kind: 'ask', reason: reasonIn(said) };
}

/** Whether the words speak of illness, which is never kept (design rule 11). */
export function speaksOfIllness(words: string): boolean {
  return illness.test(normalize(words).text) || /癌|瘤|瘫|残疾|精神|住院|卧床/.test(words);
}

/** Whether the words hold a reason at all, be its code 其他. */
export function saysWhy(words: string): boolean {
  const { text } = normalize(words);
  return [illness, work, farming, household, relatives, errands, elsewhere].some((one) => one.test(text));
}

function reasonIn(said: string): LeaveReason {
  if (illness.test(said)) return relatives.test(said) ? 'family' : 'other';
  if (work.test(said)) return 'migrantWork';
  if (farming.test(said)) return 'farming';
  if (household.test(said) || relatives.test(said)) return 'family';
  if (errands.test(said)) return 'other';
  return elsewhere.test(said) ? 'migrantWork' : 'other';
}
