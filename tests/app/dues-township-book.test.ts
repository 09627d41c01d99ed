import { expect, it } from 'vitest';
import { actsOn } from '../harness/acts.ts';
import { afterTheDay, duesOfficer } from '../harness/dues-table.ts';

it('the township gets its branches’ quarter as a sheet of totals from 简报', async () => {
  const village = await afterTheDay();
  const { say, tap, person, admin, talk, latest } = village;
  await say(person(duesOfficer), 'bot', '党费全部');
  await tap(person(duesOfficer), 'bot', '对得上', '对得上吗');
  await actsOn(talk).bindBySlip(admin, 'admin', '罗艳');
  await say(admin, 'bot', '简报');
  expect(latest(admin, '主题党日').buttons).toContain('第四季度党费汇总表');
  await talk.advanceTo('2026-11-20', '10:00');
  await say(admin, 'bot', '简报');
  await tap(admin, 'bot', '第四季度党费汇总表', '主题党日');
  const file = await talk.rehearsal.until(
    () => talk.rehearsal.messages(admin).find((message) => message.file !== undefined)?.file,
  );
  expect(file.fileName).toContain('望河镇2026年第四季度');
  const bytes = Buffer.from(file.bytes).toString('latin1');
  expect(bytes.startsWith('PK')).toBe(true);
});
