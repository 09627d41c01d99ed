import { byId, get, make, post } from './api.js';
import { createConversation } from './chat.js';
import { createCompose } from './compose.js';
import { createPeopleList, isOfficer } from './people.js';
import { createPhone, groupsOf } from './phone.js';
import { createTimeColumn } from './time.js';
import { createToast } from './toast.js';

const retryMs = 3_000;
const clockMs = 15_000;

/** What is on the page. `user` and `chat` are ids of the rehearsal; a private chat has its person's. */
const page = { revision: 0, users: [], chats: [], stage: undefined, user: undefined, chat: undefined };

const toast = createToast();
const people = createPeopleList((user) => guarded(() => choose(user)));
const compose = createCompose(async (text, replyTo) => {
  const { user, chat } = page;
  await post('say', { user, chat, text, ...(replyTo === undefined ? {} : { replyTo }) });
  clearError();
}, showError);
const conversation = createConversation({
  tap: (message, row, col) => guarded(() => tap(message, row, col)),
  link: (url) => guarded(() => follow(url)),
  reply: compose.reply,
});
const phone = createPhone({
  conversation,
  compose,
  toast,
  choose: (user, chat) => guarded(() => choose(user, chat)),
});
const time = createTimeColumn({
  open: (user, chat, messageId) => guarded(() => open(user, chat, messageId)),
  scan: (slip) => guarded(() => scan(slip)),
  error: showError,
});

function showError(error) {
  byId('error').textContent = error.message;
  byId('error').hidden = false;
}

function clearError() {
  byId('error').hidden = true;
}

/** Runs what somebody has pressed. */
async function guarded(run) {
  try {
    await run();
    clearError();
  } catch (error) {
    showError(error);
  }
}

/** Follows the rehearsal: each answer of the long poll is one look at everything shown. */
async function watch() {
  let lost = true;
  for (;;) {
    try {
      if (lost) await refresh();
      if (lost) clearError();
      lost = false;
      const { revision } = await get(`changes?since=${page.revision}`);
      if (revision !== page.revision) await refresh();
    } catch (error) {
      lost = true;
      showError(error);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

async function refresh() {
  const [state, stage] = await Promise.all([get('state'), get('stage')]);
  Object.assign(page, { revision: state.revision, users: state.users, chats: state.chats, stage });
  byId('place').textContent = `${stage.county}${stage.township}。人和事都是编的，随便试；重新启动就从头来。`;
  people.show(stage, page.users, page.user);
  time.showStage(stage);
  await Promise.all([phone.draw(page), time.refresh()]);
}

async function choose(user, chat) {
  if (page.stage === undefined) return;
  const groups = groupsOf(page, user);
  const stay = groups.some(({ id }) => id === page.chat) ? page.chat : groups[0]?.id;
  const person = page.stage.people.find((one) => one.user === user);
  page.user = user;
  page.chat = chat ?? (isOfficer(person) || stay === undefined ? user : stay);
  compose.stopReplying();
  toast.forget();
  show('phone');
  people.show(page.stage, page.users, user);
  await phone.draw(page);
}

/** To a conversation; a group is opened as whoever is chosen, or as its first member. */
async function open(user, chat, messageId) {
  const members = page.chats.find(({ id }) => id === chat)?.members ?? [];
  const isIn = members.some(({ id }) => id === page.user);
  const first = members.find(({ id }) => page.stage.people.some((person) => person.user === id))?.id;
  await choose(user ?? (isIn ? page.user : first), chat ?? user);
  if (messageId === undefined) return;
  byId('messages').querySelector(`[data-message="${messageId}"]`)?.scrollIntoView({ block: 'center' });
}

async function tap(message, row, col) {
  const { user, chat } = page;
  toast.hide();
  const { tap: id } = await post('tap', { user, chat, message: message.messageId, row, col });
  toast.await(id);
}

/** A link under a message: into the private chat, or with the bot into a group. */
async function follow(url) {
  const { user } = page;
  const link = new URL(url);
  if (link.hostname !== 't.me') {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const isGroupLink = link.searchParams.has('startgroup');
  const group = isGroupLink ? await chooseGroup(groupsOf(page, user)) : undefined;
  if (isGroupLink && group === undefined) return;
  await post('link', { user, url, ...(group === undefined ? {} : { chat: group }) });
  await refresh();
  await choose(user, group ?? user);
}

function chooseGroup(groups) {
  const dialog = byId('choose-group');
  return new Promise((resolve) => {
    let chosen;
    const choice = ({ id, title }) => {
      const click = () => {
        chosen = id;
        dialog.close();
      };
      return make('button', { type: 'button', class: 'primary', click }, title);
    };
    byId('choose-list').replaceChildren(
      ...(groups.length === 0 ? [make('p', {}, '他不在任何群里。')] : groups.map(choice)),
    );
    dialog.addEventListener('close', () => resolve(chosen), { once: true });
    dialog.showModal();
  });
}

async function scan({ user, link }) {
  await post('link', { user, url: link });
  await refresh();
  await choose(user, user);
}

/** On a narrow screen one column is shown at a time. */
function show(view) {
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll('.tabs button'))
    tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
}

byId('start').addEventListener('click', () => guarded(() => post('start', { user: page.user })));
byId('choose-cancel').addEventListener('click', () => byId('choose-group').close());
for (const tab of document.querySelectorAll('.tabs button'))
  tab.addEventListener('click', () => show(tab.dataset.view));
setInterval(() => time.refresh().catch(showError), clockMs);
show('people');
void watch();
