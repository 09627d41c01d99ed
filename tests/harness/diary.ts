import type { Person, Place } from '../../src/rehearsal/people/handles.ts';
import type { PhoneMessage, PhoneTap } from '../../src/rehearsal/phone.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';

/** A chat as one person sees it on a phone, written down look by look. */
export interface Diary {
  /** Writes down what is new, and how messages that changed in place look now. */
  look(): void;
  /** What came up to now is known and not written down. */
  skip(): void;
  text(): string;
}

export interface DiaryOptions {
  readonly place: Place;
  /** Whose taps and private answers are shown; nobody else sees them. */
  readonly as: Person;
  readonly timeZone?: string;
}

const edited = '（同一条，就地更新）';

export function openDiary(
  rehearsal: Rehearsal,
  { place, as, timeZone = 'Asia/Shanghai' }: DiaryOptions,
): Diary {
  const lines: string[] = [];
  const known = new Map<string, string>();
  const toldTaps = new Set<string>();
  let today = '';
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'long', day: 'numeric', weekday: 'short' });
  const clock = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

  function add(at: number, shown: readonly string[]): void {
    const date = day.format(at);
    if (date !== today) lines.push(...(today === '' ? [] : ['']), `—— ${date} ——`);
    today = date;
    const [first = '', ...rest] = shown;
    lines.push(`${clock.format(at)} ${first}`, ...rest.map((line) => `      ${line}`));
  }

  return {
    look() {
      // A file comes when a worker has made it: it would stand in another place each time.
      const messages = rehearsal.messages(place).filter(({ file }) => file === undefined);
      const changed: PhoneMessage[] = [];
      const fresh: { order: number; at: number; shown: readonly string[] }[] = [];
      for (const message of messages) {
        const key = `${String(message.chatId)}/${String(message.messageId)}`;
        const shown = messageLines(message);
        const before = known.get(key);
        known.set(key, shown.join('\n'));
        if (before === undefined) fresh.push({ order: message.order, at: message.at, shown });
        else if (before !== shown.join('\n')) changed.push(message);
      }
      for (const tap of rehearsal.taps({ place, person: as })) {
        if (toldTaps.has(tap.tapId)) continue;
        toldTaps.add(tap.tapId);
        fresh.push({ order: tap.order, at: tap.at, shown: tapLines(tap) });
      }
      fresh.sort((a, b) => a.order - b.order);
      for (const { at, shown } of fresh) add(at, shown);
      for (const message of changed) {
        const [first = '', ...rest] = messageLines(message);
        lines.push(`   ↻  ${first}${edited}`, ...rest.map((line) => `      ${line}`));
      }
    },
    skip() {
      const kept = [...lines];
      const on = today;
      this.look();
      lines.splice(0, lines.length, ...kept);
      today = on;
    },
    text: () => lines.join('\n'),
  };
}

function messageLines(message: PhoneMessage): readonly string[] {
  const file = message.file === undefined ? [] : [`[文件：${message.file.fileName}]`];
  const [first = '', ...rest] = [...file, ...(message.text === '' ? [] : masked(message.text).split('\n'))];
  const buttons = message.buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' '));
  const who = message.fromBot ? '支部助手' : message.sender;
  const said = message.kind === 'service' ? `· ${first}` : `${who}：${first}`;
  return [said, ...rest, ...buttons, ...message.reactions];
}

function tapLines({ tapper, label, answer }: PhoneTap): readonly string[] {
  const tapped = `${tapper}点了[${label}]`;
  return answer?.text === undefined ? [tapped] : [`${tapped}，只有本人看到：${answer.text}`];
}

/** Codes and link tokens differ at each run. */
function masked(text: string): string {
  return text.replace(/\b\d{8}\b/g, '12345678').replace(/(\/start(?:@\w+)?) [A-Za-z0-9_-]{16,}/, '$1 …');
}
