import type { Person, Place } from './people/handles.ts';
import { messagesOf, tapsOf } from './phone.ts';
import type { PhoneMessage, PhoneTap } from './phone.ts';
import type { World } from './world.ts';

export interface TranscriptOptions {
  /** Only what this person was shown of the private answers; everybody's when absent. */
  readonly as?: Person;
  readonly timeZone?: string;
}

/** A chat as text, in the order of time: messages with their buttons, and taps with what the tapper alone was shown. */
export function transcriptOf(world: World, place: Place, options: TranscriptOptions = {}): string {
  const { timeZone = 'Asia/Shanghai' } = options;
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'long', day: 'numeric', weekday: 'short' });
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const taps = tapsOf(world, { place, ...(options.as === undefined ? {} : { person: options.as }) });
  const events = [
    ...messagesOf(world, place).map((one) => ({ ...one, lines: messageLines(one) })),
    ...taps.map((one) => ({ ...one, lines: tapLines(one) })),
  ].sort((a, b) => a.order - b.order);

  const lines: string[] = [];
  let today = '';
  for (const event of events) {
    const date = day.format(event.at);
    if (date !== today) lines.push(`── ${date} ──`);
    today = date;
    const [first = '', ...rest] = event.lines;
    lines.push(`${time.format(event.at)} ${first}`, ...rest.map((line) => `      ${line}`));
  }
  return lines.join('\n');
}

function messageLines(message: PhoneMessage): string[] {
  const marks = [
    ...message.reactions,
    ...(message.revision === 0 ? [] : [`（已编辑${String(message.revision)}次）`]),
  ].join(' ');
  const file = message.file === undefined ? [] : [`[${fileLabel(message)}]`];
  const [first = '', ...rest] = [...file, ...(message.text === '' ? [] : message.text.split('\n'))];
  const buttons = message.buttons.map((row) => row.map((button) => `[${button.label}]`).join(' '));
  const said = message.kind === 'service' ? `· ${first}` : `${message.sender}：${first}`;
  return [said, ...rest, ...buttons, ...(marks === '' ? [] : [marks])];
}

function fileLabel(message: PhoneMessage): string {
  switch (message.kind) {
    case 'photo':
      return '图片';
    case 'voice':
      return '语音';
    case 'document':
    case 'text':
    case 'service':
      return message.file?.fileName ?? '文件';
  }
}

function tapLines(tap: PhoneTap): string[] {
  const tapped = `${tap.tapper} 点 [${tap.label}]`;
  if (tap.answer === undefined) return [`${tapped}（没有回应）`];
  if (tap.answer.text === undefined) return [tapped];
  return [`${tapped} → ${tap.answer.alert ? '弹窗' : '提示'}：${tap.answer.text}`];
}
