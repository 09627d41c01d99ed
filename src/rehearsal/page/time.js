import { byId, get, make, post } from './api.js';

/** The column with the clock. `on.open(user, chat)` jumps to a conversation, `on.scan(slip)` uses a slip, `on.error(error)` shows. */
export function createTimeColumn(on) {
  const moves = [...byId('moves').querySelectorAll('button')];
  let moving = false;

  function showReading({ text, next }) {
    byId('now').textContent = `现在：${text}`;
    byId('next').textContent = next
      ? `下一件事：${next.text}，${next.what}${next.where === '' ? '' : `（${next.where}）`}`
      : '往后没有等着的事了。';
  }

  async function move(body) {
    if (moving) return;
    moving = true;
    for (const button of moves) button.setAttribute('aria-disabled', 'true');
    byId('moving').textContent = '时间在走……';
    try {
      const stepped = await post('clock', body);
      showReading(stepped);
      showHappened(stepped);
      byId('moving').textContent = '';
    } catch (error) {
      byId('moving').textContent = '没有走成。';
      on.error(error);
    } finally {
      moving = false;
      for (const button of moves) button.removeAttribute('aria-disabled');
    }
  }

  for (const button of moves)
    button.addEventListener('click', () => {
      const { to, minutes } = button.dataset;
      void move(to === undefined ? { minutes: Number(minutes) } : { to });
    });

  function showHappened({ text, jobs, said }) {
    const lines = [
      ...joined(jobs).map((line) => make('li', {}, line)),
      ...said.map(({ chatId, title, messageId, text: first, edited, private: alone }) =>
        make(
          'li',
          {},
          make(
            'button',
            {
              type: 'button',
              class: 'jump',
              click: () => on.open(alone ? chatId : undefined, chatId, messageId),
            },
            `${edited ? '改了' : '发了'} · ${title}${alone ? '（私聊）' : ''}：${first}`,
          ),
        ),
      ),
    ];
    byId('happened').replaceChildren(
      make('li', { class: 'small' }, text),
      ...(lines.length > 0 ? lines : [make('li', {}, '什么也没发生。')]),
    );
  }

  return {
    async refresh() {
      if (!moving) showReading(await get('clock'));
    },
    showStage({ slips, people }) {
      showSlips(slips);
      if (byId('steps').childElementCount === 0) showSteps(people);
    },
  };

  function showSlips(slips) {
    const sign = JSON.stringify(slips);
    if (byId('slips').dataset.sign === sign) return;
    byId('slips').dataset.sign = sign;
    byId('slips').replaceChildren(
      ...slips.map((slip) =>
        make(
          'li',
          { class: slip.used && 'used' },
          make('span', {}, `${slip.branch}${slip.post} ${slip.name}`),
          make('strong', { class: 'code' }, `${slip.code.slice(0, 4)} ${slip.code.slice(4)}`),
          slip.used
            ? make('small', {}, '已经用了')
            : make('button', { type: 'button', click: () => on.scan(slip) }, '替他扫码'),
        ),
      ),
    );
  }

  /** Names in the steps open that person's phone. */
  function showSteps(people) {
    const users = new Map(people.map(({ name, user }) => [name, user]));
    const part = (text) =>
      users.has(text)
        ? make('button', { type: 'button', class: 'jump', click: () => on.open(users.get(text)) }, text)
        : text;
    byId('steps').replaceChildren(...steps.map((parts) => make('li', {}, ...parts.map(part))));
  }
}

/** What to try. */
const steps = [
  ['定日子：按[到下一件事]，到11月8日。书记', '林福贵', '和', '何志强', '的私聊里有一张卡片，各点[就这样]。'],
  ['通知：再按一次，到11月10日，群里来了通知。', '张小燕', '来不了，点[请假]。'],
  [
    '签到：再按一次，到11月15日8:30，群里来了签到卡。换几个人点[签到]，例如',
    '张铁柱',
    '。账号还没对上名字的，先收着。',
  ],
  ['对名字：', '林福贵', '的私聊里有名单，点[全部同意]，剩下的[选人]。签到卡上的人数跟着变。'],
  ['收尾：再按一次，到12点，登记结束。书记的私聊里有收尾卡，点[都到了]或[逐个勾选]；也可以只发一句：31/26/3'],
  [
    '简报：再按，到11月18日9点，看乡镇',
    '许晓琳',
    '的私聊。想多试的：',
    '韩永和',
    '还没绑定，用下面的绑定单。',
  ],
];

/** The same job for several branches is one line. */
function joined(jobs) {
  const places = new Map();
  for (const { what, where, state, reason } of jobs) {
    const done =
      state === 'done' ? what : `${what}：${state === 'failed' ? '出错' : '没做'}（${reason ?? ''}）`;
    places.set(done, [...(places.get(done) ?? []), where]);
  }
  return [...places].map(([what, where]) => `${what}（${where.join('、')}）`);
}
