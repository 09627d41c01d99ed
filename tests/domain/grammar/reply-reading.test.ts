import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../../src/domain/grammar/reply-reading.ts';
import type { ReplyReading } from '../../../src/domain/grammar/reply-reading.ts';
import { voiceSlips } from '../../../src/domain/grammar/voice-slips.ts';
import { replyRows } from './reply-rows.ts';

function shown(reading: ReplyReading | undefined): string {
  if (reading === undefined) return '-';
  switch (reading.kind) {
    case 'present':
    case 'late':
    case 'online':
    case 'away':
    case 'others':
    case 'undecided':
      return reading.kind;
    case 'leave':
      return `leave${reading.reason === null ? '' : ` ${reading.reason}`}${reading.vague ? '?' : ''}${reading.nextMonth ? '>' : ''}`;
    case 'notOnLeave':
      return `no leave ${reading.name}`;
    case 'undo':
      return `undo ${reading.what}`;
    case 'named':
      return [
        `named ${reading.name}: ${shown(reading.said)}`,
        ...(reading.otherwise ? [`else ${shown(reading.otherwise)}`] : []),
      ].join(', ');
    case 'family': {
      const { whom, said, withSelf } = reading;
      const who = whom.kind === 'relation' ? `relation ${whom.relation}` : `name ${whom.name}`;
      return `${who}: ${shown(said)}${withSelf ? ', and I' : ''}`;
    }
  }
}

describe('a reply to the card', () => {
  it.each(replyRows)('%j: %s', (said, read) => {
    expect(shown(readReply(said))).toBe(read);
  });

  const noise = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from('我你代替妈爸王桂花到来了请假签线上晚会一点分钟在路没不去外地打工撤销？，。 😀'),
      ),
      maxLength: 40,
    }),
  );

  it('is read or not, whatever it is, and its name is always a part of it', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const reading = readReply(text);
        const name =
          reading?.kind === 'named'
            ? reading.name
            : reading?.kind === 'family' && reading.whom.kind === 'name'
              ? reading.whom.name
              : '';
        expect(text.replace(/[^\p{L}\p{N}]/gu, '')).toContain(name);
      }),
    );
  });

  it('takes no long time to read, however long the noise', () => {
    for (const letter of Array.from('会到来了晚我在请假的两')) {
      expect(readReply(`晚${letter.repeat(190)}x`)).toBeUndefined();
      expect(readReply('到'.repeat(4096))).toBeUndefined();
    }
  });
});

describe('voice slips', () => {
  it('keep the length of what was heard, each once', () => {
    for (const [heard, meant] of voiceSlips) expect([heard, heard.length]).toEqual([heard, meant.length]);
    expect(new Set(voiceSlips.map(([heard]) => heard)).size).toBe(voiceSlips.length);
  });
});
