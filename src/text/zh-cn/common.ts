/** Sentences of dispatch itself: who, where, how. */
export const common = {
  noWordsNeeded: (words: string) => `这个命令后面不用写“${words}”。`,
  example: (example: string) => `例如：${example}`,
  noRight: '这件事由书记、副书记或组织委员来办。',
  noRightSelf: '还不知道您是哪位党员。请在支部群里点一下“签到”，或者发：我是张三',
  noRightAdmin: '这件事由乡镇的同志来办。',
  privateOnly: (example: string) => `这个请私聊我来办，例如：${example}`,
  groupOnly: (example: string) => `这个要在支部群里办，例如：${example}`,
  anonymous: '看不出是谁发的。请用自己的名义再发一遍，或者直接点按钮。',
  secondHand: '转发来的话不算数，请自己发一遍。',
  notText: '我只看得懂文字和按钮。要办事请发：帮助',
  unknownText: '没看懂这句话。要办事请发：帮助',
  staleButton: '这个按钮过期了，请看最新的消息，或者发：帮助',
  failed: '刚才没办成，没有记上。请过一会儿再试一次。',
  fileFailed: '您要的文件没做出来。请过一会儿再要一次，还是不行就告诉县里。',
  whichBranch: '您管着几个支部，这次是哪一个？',
  nameBranch: (example: string) => `请在前面写上支部名，例如：${example}`,
  noSuchBranch: (said: string, example: string) =>
    `没有“${said}”这个支部，或者不归您管。请写名册上的支部名，例如：${example}`,
  unknownBranch: '没找到您能管的支部。',
  noChatServed: '这个群还没有登记到支部。请书记在群里发：/bind',
  openPrivately: '点这里私聊我',
};
