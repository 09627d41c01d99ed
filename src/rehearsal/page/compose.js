import { byId, make } from './api.js';

/** The line to write in. `send(text, replyTo)` rejects when it could not be said; then the text stays. */
export function createCompose(send, showError) {
  const field = byId('text');
  let replyTo;
  let menuOf;

  function stopReplying() {
    replyTo = undefined;
    byId('replying').hidden = true;
  }

  async function submit() {
    const text = field.value.trim();
    if (text === '') return;
    try {
      await send(text, replyTo);
      field.value = '';
      stopReplying();
    } catch (error) {
      showError(error);
    }
  }

  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  byId('replying-stop').addEventListener('click', stopReplying);

  return {
    stopReplying,
    reply({ messageId, sender, text }) {
      replyTo = messageId;
      byId('replying').hidden = false;
      byId('replying-text').textContent = `回复 ${sender}：${text.slice(0, 30)}`;
      field.focus();
    },
    /** The commands that the messenger offers here, fetched once for each `key`. */
    async showMenu(key, suffix, fetchCommands) {
      if (menuOf === key) return;
      menuOf = key;
      const { commands } = await fetchCommands();
      byId('menu').hidden = commands.length === 0;
      byId('menu').open = false;
      byId('menu-list').replaceChildren(
        ...commands.map(({ command, description }) => {
          const click = () => {
            field.value = `/${command}${suffix} `;
            byId('menu').open = false;
            field.focus();
          };
          return make('li', {}, make('button', { type: 'button', click }, `/${command} ${description}`));
        }),
      );
    },
  };
}
