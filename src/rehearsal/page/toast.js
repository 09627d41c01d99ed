import { byId } from './api.js';

const toastMs = 8_000;
const answerMs = 20_000;

/** What the one who tapped is shown alone. A tap that nobody answers is told too. */
export function createToast() {
  /** Taps that were not answered yet, with their timers. */
  const waiting = new Map();
  let timer;

  function show(text, stays) {
    clearTimeout(timer);
    byId('toast').hidden = false;
    byId('toast-text').textContent = text;
    if (!stays) timer = setTimeout(hide, toastMs);
  }

  function hide() {
    byId('toast').hidden = true;
  }

  byId('toast-close').addEventListener('click', hide);

  return {
    hide,
    await(tapId) {
      const late = () => {
        if (waiting.delete(tapId)) show('助手没有回应。', false);
      };
      waiting.set(tapId, setTimeout(late, answerMs));
    },
    forget() {
      for (const late of waiting.values()) clearTimeout(late);
      waiting.clear();
      hide();
    },
    answers(taps) {
      for (const { tapId, answer } of taps) {
        if (!answer || !waiting.has(tapId)) continue;
        clearTimeout(waiting.get(tapId));
        waiting.delete(tapId);
        if (answer.text) show(`只有您看得到：${answer.text}`, answer.alert);
      }
    },
  };
}
