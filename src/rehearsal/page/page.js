import { byId, get, make, post } from './api.js';
import { createConversation } from './chat.js';
import { createPeopleList, isOfficer } from './people.js';
import { createTimeColumn } from './time.js';

const toastMs = 8_000;
const retryMs = 3_000;
const clockMs = 15_000;
const answerMs = 20_000;

/** What is on the page. `user` and `chat` are ids; the private chat has its person's. */
const page = { revision: 0, users: [], chats: [], stage: undefined, user: undefined, chat: undefined };
let replyTo;
let toastTimer;
/** Taps of this page that were not answered yet. */
const waiting = new Map();
/** By person and chat: order of the newest message seen. */
const seen = new Map();

const people = createPeopleList((user) => void guarded(() => choose(user)));
const conversation = createConversation({
  tap: (message, row, col) => void guarded(() => tap(message, row, col)),
  link: (url) => void guarded(() => follow(url)),
  reply: (message) => {
    replyTo = message.messageId;
    showReplying(message);
    byId('text').focus();
  },
});
const time = createTimeColumn({
  open: (user, chat, messageId) => void guarded(() => open(user, chat, messageId)),
  scan: (slip) => void guarded(() => scan(slip)),
  error: showError,
});

function showError(error) {
  byId('error').textContent = error.message;
  byId('error').hidden = false;
}

async function guarded(run) {
  try {
    await run();
    byId('error').hidden = true;
  } catch (error) {
    showError(error);
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows the rehearsal: each answer of the long poll is one look at everything shown. */
async function watch() {
  let lost = true;
  for (;;) {
    try {
      if (lost) await refresh();
      if (lost) byId('error').hidden = true;
      lost = false;
      const { revision } = await get(`changes?since=${page.revision}`);
      if (revision !== page.revision) await refresh();
    } catch (error) {
      lost = true;
      showError(error);
      await pause(retryMs);
    }
  }
}

async function refresh() {
  const [state, stage] = await Promise.all([get('state'), get('stage')]);
  Object.assign(page, { revision: state.revision, users: state.users, chats: state.chats, stage });
  byId('place').textContent =
    `${stage.county}${stage.township}，80人，都是编的，随便试；重新启动就从头来。`;
  people.show(stage, page.users, page.user);
  time.showSlips(stage.slips);
  await Promise.all([drawPhone(), time.refresh()]);
}

function personOf(user) {
  return page.stage.people.find((person) => person.user === user);
}

function groupsOf(user) {
  return page.chats.filter(({ type, members }) => type !== 'private' && members.some(({ id }) => id === user));
}

function hasStarted(user) {
  return page.chats.some(({ id, type }) => type === 'private' && id === user);
}

async function choose(user, chat) {
  page.user = user;
  const groups = groupsOf(user);
  const stay = groups.some(({ id }) => id === page.chat) ? page.chat : groups[0]?.id;
  page.chat = chat ?? (isOfficer(personOf(user)) || stay === undefined ? user : stay);
  stopReplying();
  hideToast();
  waiting.clear();
  show('phone');
  people.show(page.stage, page.users, user);
  await drawPhone();
}

/** To a conversation; a group is opened as whoever is chosen, or its first member. */
async function open(user, chat, messageId) {
  const members = page.chats.find(({ id }) => id === chat)?.members ?? [];
  const inIt = members.some(({ id }) => id === page.user);
  await choose(user ?? (inIt ? page.user : personIn(members)), chat ?? user);
  if (messageId === undefined) return;
  const shown = byId('messages').querySelector(`[data-message="${messageId}"]`);
  shown?.scrollIntoView({ block: 'center' });
}

function personIn(members) {
  return members.find(({ id }) => personOf(id) !== undefined)?.id;
}

async function drawPhone() {
  const { user, chat, stage } = page;
  if (user === undefined) return;
  const person = personOf(user);
  const phoneName = page.users.find(({ id }) => id === user)?.name ?? '';
  byId('who').textContent = person.name;
  byId('who-more').textContent = [
    [person.branch, person.posts.join('、')].filter((part) => part !== '').join(' '),
    ...(person.condition === '' ? [] : [person.condition]),
    ...(person.name.startsWith(phoneName) ? [] : [`手机上叫“${phoneName}”`]),
  ].join('，');
  const started = hasStarted(user);
  const isPrivate = chat === user;
  byId('begin').hidden = !isPrivate || started;
  byId('compose').hidden = isPrivate && !started;
  byId('hint').textContent = isPrivate
    ? ''
    : '群里说的话助手看不到。要它听见：点它消息下面的“回复”，或者写 /命令@助手。';
  const found = await Promise.all(
    [...groupsOf(user).map(({ id, title }) => ({ id, title })), { id: user, title: '助手（私聊）' }].map(
      async (one) => ({ ...one, content: await contentOf(one.id, user, started) }),
    ),
  );
  // Another choice may have been made meanwhile.
  if (page.user !== user || page.chat !== chat) return;
  showChats(found);
  const here = found.find(({ id }) => id === chat);
  if (here === undefined) return;
  conversation.show({ key: `${user} ${chat}`, user, isGroup: !isPrivate }, here.content, stage.zone);
  showAnswers(here.content.taps);
  const menuKey = `${user} ${chat} ${started}`;
  if (byId('menu').dataset.of !== menuKey) await drawMenu(menuKey, user, chat, isPrivate);
}

async function contentOf(chat, user, started) {
  if (chat === user && !started) return { messages: [], taps: [] };
  return get(`chats/${chat}/messages?as=${user}`);
}

function showChats(found) {
  const tabs = found.map(({ id, title, content }) => {
    const key = `${page.user} ${id}`;
    const newest = Math.max(0, ...content.messages.filter(({ fromBot }) => fromBot).map(({ order }) => order));
    const current = id === page.chat;
    if (current || !seen.has(key)) seen.set(key, newest);
    return { id, title, current, fresh: newest > seen.get(key) };
  });
  const sign = JSON.stringify(tabs);
  if (byId('chats').dataset.sign === sign) return;
  byId('chats').dataset.sign = sign;
  byId('chats').replaceChildren(
    ...tabs.map(({ id, title, current, fresh }) =>
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': String(current),
          click: () => void guarded(() => choose(page.user, id)),
        },
        title,
        fresh ? make('mark', {}, '新') : '',
      ),
    ),
  );
}

async function drawMenu(key, user, chat, isPrivate) {
  byId('menu').dataset.of = key;
  const { commands } =
    isPrivate && !hasStarted(user) ? { commands: [] } : await get(`chats/${chat}/menu?as=${user}`);
  const bot = page.stage.bot;
  byId('menu-list').replaceChildren(
    ...commands.map(({ command, description }) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            click: () => {
              byId('text').value = isPrivate ? `/${command} ` : `/${command}@${bot} `;
              byId('menu').open = false;
              byId('text').focus();
            },
          },
          `/${command} ${description}`,
        ),
      ),
    ),
  );
  byId('menu').hidden = commands.length === 0;
}

async function tap(message, row, col) {
  const { user, chat } = page;
  hideToast();
  const { tap: id } = await post('tap', { user, chat, message: message.messageId, row, col });
  waiting.set(
    id,
    setTimeout(() => {
      if (waiting.delete(id)) showToast('助手没有回应。', false);
    }, answerMs),
  );
}

function showAnswers(taps) {
  for (const { tapId, answer } of taps) {
    if (!answer || !waiting.has(tapId)) continue;
    clearTimeout(waiting.get(tapId));
    waiting.delete(tapId);
    if (answer.text) showToast(`只有您看得到：${answer.text}`, answer.alert);
  }
}

function showToast(text, stays) {
  clearTimeout(toastTimer);
  byId('toast').hidden = false;
  byId('toast-text').textContent = text;
  if (!stays) toastTimer = setTimeout(hideToast, toastMs);
}

function hideToast() {
  byId('toast').hidden = true;
}

/** A link under a message: into the private chat, or with the bot into a group. */
async function follow(url) {
  const { user } = page;
  const link = new URL(url);
  if (link.hostname !== 't.me') {
    window.open(url, '_blank', 'noopener');
    return;
  }
  if (!link.searchParams.has('startgroup')) {
    await post('link', { user, url });
    await choose(user, user);
    return;
  }
  const group = await chooseGroup(groupsOf(user));
  if (group === undefined) return;
  await post('link', { user, url, chat: group });
  await choose(user, group);
}

function chooseGroup(groups) {
  const dialog = byId('choose-group');
  return new Promise((resolve) => {
    let chosen;
    byId('choose-list').replaceChildren(
      ...groups.map(({ id, title }) =>
        make(
          'button',
          {
            type: 'button',
            class: 'primary',
            click: () => {
              chosen = id;
              dialog.close();
            },
          },
          title,
        ),
      ),
      ...(groups.length === 0 ? [make('p', {}, '他不在任何群里。')] : []),
    );
    dialog.addEventListener('close', () => resolve(chosen), { once: true });
    dialog.showModal();
  });
}

async function scan({ user, link }) {
  await post('link', { user, url: link });
  await choose(user, user);
}

function showReplying(message) {
  byId('replying').hidden = false;
  byId('replying-text').textContent = `回复 ${message.sender}：${message.text.slice(0, 30)}`;
}

function stopReplying() {
  replyTo = undefined;
  byId('replying').hidden = true;
}

async function send() {
  const field = byId('text');
  const text = field.value.trim();
  if (text === '') return;
  const { user, chat } = page;
  await post('say', { user, chat, text, ...(replyTo === undefined ? {} : { replyTo }) });
  field.value = '';
  stopReplying();
}

/** On a narrow screen one column is shown at a time. */
function show(view) {
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll('.tabs button'))
    tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
}

byId('compose').addEventListener('submit', (event) => {
  event.preventDefault();
  void guarded(send);
});
byId('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void guarded(send);
});
byId('start').addEventListener('click', () => void guarded(() => post('start', { user: page.user })));
byId('replying-stop').addEventListener('click', stopReplying);
byId('toast-close').addEventListener('click', hideToast);
byId('choose-cancel').addEventListener('click', () => byId('choose-group').close());
for (const tab of document.querySelectorAll('.tabs button'))
  tab.addEventListener('click', () => show(tab.dataset.view));
setInterval(() => void guarded(time.refresh), clockMs);
show('people');
time.showSteps();
void watch();
