import { describe, expect, it } from 'vitest';
import { afterTheDay, duesOfficer, name } from '../harness/dues-table.ts';

describe('money without the word 党费, in an officer’s own chat', () => {
  it.each([
    [`${name(5)}10元`, '多出来的怎么办'],
    [`${name(5)}交了2毛`, '1人，合计0.20元'],
    [`${name(5)}、${name(6)}各五毛`, '2人，合计1.00元'],
    [`${name(5)}交3个月`, '1人，合计1.50元'],
  ])('%s is read back as dues', async (words, told) => {
    const { say, person, latest } = await afterTheDay();
    await say(person(duesOfficer), 'bot', words);
    expect(latest(person(duesOfficer)).text).toContain(told);
  });

  it('that cannot be read is answered about dues, not about attendance', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(duesOfficer), 'bot', `今天大概收了${name(5)}五毛党费吧`);
    expect(latest(person(duesOfficer)).text).toContain('例如：党费');
  });

  it('leaves attendance and leave alone', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(duesOfficer), 'bot', `${name(9)}请假3个月`);
    expect(latest(person(duesOfficer)).text).not.toContain('合计');
    await say(person(duesOfficer), 'bot', '31/26/3');
    expect(latest(person(duesOfficer)).text).not.toContain('党费');
  });
});
