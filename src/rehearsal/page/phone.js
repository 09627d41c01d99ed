import { byId, get, make } from './api.js';

/** The phone of whoever is chosen: whose it is, the conversations, and the open one. `on` is told what was pressed. */
export function createPhone({ conversation, compose, toast, choose }) {
  /** By person and chat: order of the newest message of the bot that was looked at. */
  const seen = new Map();

  async function draw(page) {
    const { user, chat, stage } = page;
    if (user === undefined) return;
    const groups = groupsOf(page, user);
    const started = hasStarted(page, user);
    const isPrivate = chat === user;
    showOwner(page);
    byId('begin').hidden = !isPrivate || started;
    byId('compose').hidden = isPrivate && !started;
    byId('hint').textContent = isPrivate
      ? ''
      : '群里说的话助手看不到。要它听见：点它消息下面的“回复”，或者写 /命令@助手。';
    const found = await Promise.all(
      [...groups.map(({ id, title }) => ({ id, title })), { id: user, title: '助手（私聊）' }].map(
        async (one) => ({
          ...one,
          content:
            one.id === user && !started
              ? { messages: [], taps: [] }
              : await get(`chats/${one.id}/messages?as=${user}`),
        }),
      ),
    );
    const here = found.find(({ id }) => id === chat);
    // Another choice may have been made meanwhile.
    if (page.user !== user || page.chat !== chat || here === undefined) return;
    showChats(page, found);
    conversation.show({ key: `${user} ${chat}`, user, isGroup: !isPrivate }, here.content, stage.zone);
    toast.answers(here.content.taps);
    if (!byId('compose').hidden)
      await compose.showMenu(`${user} ${chat}`, isPrivate ? '' : `@${stage.bot}`, () =>
        get(`chats/${chat}/menu?as=${user}`),
      );
  }

  function showChats({ user, chat }, found) {
    const tabs = found.map(({ id, title, content }) => {
      const key = `${user} ${id}`;
      const orders = content.messages.filter(({ fromBot }) => fromBot).map(({ order }) => order);
      const newest = Math.max(0, ...orders);
      if (id === chat || !seen.has(key)) seen.set(key, newest);
      return { id, title, current: id === chat, fresh: newest > seen.get(key) };
    });
    const sign = JSON.stringify(tabs);
    if (byId('chats').dataset.sign === sign) return;
    byId('chats').dataset.sign = sign;
    const focused = byId('chats').contains(document.activeElement) && document.activeElement.dataset.chat;
    byId('chats').replaceChildren(
      ...tabs.map(({ id, title, current, fresh }) =>
        make(
          'button',
          {
            type: 'button',
            'data-chat': id,
            'aria-pressed': String(current),
            click: () => choose(user, id),
          },
          title,
          fresh ? make('mark', {}, '新') : '',
        ),
      ),
    );
    if (focused) byId('chats').querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  return { draw };
}

function showOwner({ user, users, stage }) {
  const { name, branch, posts, condition } = stage.people.find((person) => person.user === user);
  const phoneName = users.find(({ id }) => id === user)?.name ?? '';
  byId('who').textContent = name;
  byId('who-more').textContent = [
    [branch, posts.join('、')].filter((part) => part !== '').join(' '),
    ...(condition === '' ? [] : [condition]),
    ...(name.startsWith(phoneName) ? [] : [`手机上叫“${phoneName}”`]),
  ].join('，');
}

export function groupsOf({ chats }, user) {
  return chats.filter(({ type, members }) => type !== 'private' && members.some(({ id }) => id === user));
}

function hasStarted({ chats }, user) {
  return chats.some(({ id, type }) => type === 'private' && id === user);
}
