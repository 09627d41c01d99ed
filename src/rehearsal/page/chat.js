import { byId, make } from './api.js';

/** The conversation as a phone shows it. `on.tap(message, row, col)`, `on.link(url)` and `on.reply(message)` are told what was pressed. */
export function createConversation(on) {
  const list = byId('messages');
  let shownChat;
  let nodes = new Map();
  /** The newest message is in sight, and stays so. */
  let atEnd = true;

  list.addEventListener('scroll', () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  });
  new ResizeObserver(() => {
    if (atEnd) list.scrollTop = list.scrollHeight;
  }).observe(list);

  function show(chat, { messages, taps }, zone) {
    const fresh = chat.key !== shownChat;
    const toEnd = fresh || atEnd;
    if (fresh) nodes = new Map();
    shownChat = chat.key;
    const known = nodes;
    nodes = new Map();
    const focus = list.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
    const wanted = rowsOf(chat, messages, taps, zone).map(({ key, sign, draw }) => {
      const old = known.get(key);
      const node = old?.sign === sign ? old.node : draw();
      nodes.set(key, { sign, node });
      return node;
    });
    wanted.forEach((node, at) => {
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
    });
    while (list.children.length > wanted.length) list.lastChild.remove();
    if (focus !== undefined && !list.contains(document.activeElement))
      list.querySelector(`[data-focus="${focus}"]`)?.focus({ preventScroll: true });
    if (toEnd) list.scrollTop = list.scrollHeight;
  }

  function rowsOf(chat, messages, taps, zone) {
    const dayOf = formatter(zone, { month: 'long', day: 'numeric', weekday: 'short' });
    const timeOf = formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const byNumber = new Map(messages.map((message) => [message.messageId, message]));
    const all = [
      ...messages.map((message) => ({
        order: message.order,
        at: message.at,
        key: `m${message.chatId}.${message.messageId}`,
        sign: JSON.stringify(message),
        draw: () => bubble(chat, message, byNumber.get(message.replyTo), timeOf),
      })),
      ...taps.map((tap) => ({
        order: tap.order,
        at: tap.at,
        key: `t${tap.tapId}`,
        sign: JSON.stringify(tap),
        draw: () => tapLine(tap, timeOf),
      })),
    ].sort((a, b) => a.order - b.order);
    let day;
    return all.flatMap((row) => {
      const its = dayOf(row.at);
      if (its === day) return [row];
      day = its;
      return [{ key: `d${its}`, sign: '', draw: () => make('li', { class: 'day' }, its) }, row];
    });
  }

  function bubble(chat, message, replied, timeOf) {
    const { kind, text, fromBot, senderId, sender, buttons, reactions, revision, file } = message;
    if (kind === 'service') return make('li', { class: 'service' }, `${text} · ${timeOf(message.at)}`);
    const own = senderId === chat.user;
    const marks = [timeOf(message.at), ...(revision > 0 ? ['已改'] : [])].join(' · ');
    return make(
      'li',
      { class: `message ${own ? 'own' : fromBot ? 'bot' : 'other'}`, 'data-message': message.messageId },
      own ? '' : make('p', { class: 'sender' }, sender),
      replied === undefined
        ? ''
        : make('p', { class: 'quoted' }, `${replied.sender}：${replied.text.slice(0, 40)}`),
      file === undefined ? '' : fileLink(message),
      text === '' ? '' : make('p', { class: 'text' }, text),
      make(
        'p',
        { class: 'marks' },
        marks,
        reactions.length > 0 ? make('span', { class: 'reactions' }, ` ${reactions.join(' ')}`) : '',
        chat.isGroup
          ? make(
              'button',
              {
                type: 'button',
                class: 'reply',
                'data-focus': `r${message.messageId}`,
                click: () => on.reply(message),
              },
              '回复',
            )
          : '',
      ),
      buttons.length > 0 ? keyboard(message) : '',
    );
  }

  function keyboard(message) {
    const rows = message.buttons.map((row, rowAt) =>
      make(
        'div',
        {},
        ...row.map(({ label, url }, col) =>
          make(
            'button',
            {
              type: 'button',
              'data-focus': `b${message.messageId}.${rowAt}.${col}`,
              click: () => (url === undefined ? on.tap(message, rowAt, col) : on.link(url)),
            },
            url === undefined ? label : `${label} ↗`,
          ),
        ),
      ),
    );
    return make('div', { class: 'keyboard' }, ...rows);
  }

  return { show };
}

function fileLink({ chatId, messageId, kind, file }) {
  const href = `rehearsal/files/${chatId}/${messageId}`;
  return make(
    'p',
    { class: 'file' },
    make(
      'a',
      { href, download: file.fileName },
      kind === 'photo'
        ? make('img', { src: href, alt: '图片' })
        : `⬇ ${kind === 'voice' ? '语音' : file.fileName}`,
    ),
  );
}

function tapLine({ label, answer, at }, timeOf) {
  const said = answer?.text;
  return make(
    'li',
    { class: 'tap' },
    make('span', {}, `${timeOf(at)} 您点了[${label}]`),
    said === undefined || said === '' ? '' : make('span', { class: 'answer' }, `只有您看得到：${said}`),
  );
}

const formatters = new Map();

function formatter(timeZone, fields) {
  const key = JSON.stringify([timeZone, fields]);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat('zh-CN', { timeZone, ...fields }));
  return (at) => formatters.get(key).format(at);
}
