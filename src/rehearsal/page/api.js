/** The rehearsal's doors. Whatever goes wrong becomes an Error whose message can be shown. */

export function get(path) {
  return ask(path);
}

export function post(path, body) {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`rehearsal/${path}`, options);
  } catch {
    throw new Error('连不上演练程序。它停了吗？在终端里再运行 npm start，然后刷新这一页。');
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  throw new Error(answer?.error ?? `演练程序答了 ${response.status}，看不懂。请看它的日志。`);
}

/** An element with attributes, properties that are functions as listeners, and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}
