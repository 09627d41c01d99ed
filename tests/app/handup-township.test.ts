import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import { inOctober, linesOf, said } from '../harness/dues-cash.ts';

const secretary = 0;
const organiser = 1;

describe('the township', () => {
  const list = '等您确认的党费上缴';

  /** Handed up by the organiser on the 12th of October, 10 o'clock. */
  async function handedUp(words = '上缴 137.50 收据0123', label = '登记') {
    const opened = await inOctober();
    await bindAdmin(opened, opened.admin, '罗艳');
    await opened.say(opened.person(organiser), 'bot', words);
    await opened.tap(opened.person(organiser), 'bot', label);
    return opened;
  }

  it('finds it in 待办, says 确认收到, and the officer who handed up is told once', async () => {
    const opened = await handedUp('上缴 137 收据0123');
    const { say, tap, latest, admin, talk } = opened;
    await say(admin, 'bot', '待办');
    const card = latest(admin, list);
    expect(card.text).toBe(
      `${list}：1笔\n石桥村党支部　第三季度　137.00元　乡镇收据0123（支部账上应缴137.50元，少0.50元）`,
    );
    expect(card.buttons).toEqual(['确认收到', '没收到']);
    expect((await tap(admin, 'bot', '确认收到', list))?.text).toBe('记下了：石桥村党支部的收到了。');
    const after = latest(admin, '党费上缴');
    expect(after.text).toBe(
      '没有等您确认的党费上缴。\n刚确认收到的，点错了两天内可以撤销：\n石桥村党支部　第三季度　137.00元　乡镇收据0123（支部账上应缴137.50元，少0.50元）',
    );
    expect(after.buttons).toEqual(['撤销']);
    await talk.settle();
    expect(said(opened, organiser, '乡镇确认收到').map(({ text }) => text)).toEqual([
      '乡镇确认收到：石桥村党支部第三季度137.00元，乡镇收据号0123。',
    ]);
    expect(said(opened, secretary, '乡镇确认收到')).toEqual([]);
    await say(opened.person(secretary), 'bot', '上缴');
    expect(latest(opened.person(secretary)).text).toContain('（10月12日登记）：乡镇确认收到');
    await say(admin, 'bot', '待办');
    expect(latest(admin).text).toBe('没有要办的事。');
  });

  it('gets one list a day at 9 o’clock for all of them, and none while muted', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await addAdmins(opened, [
      { number: 'T02A', name: '陈干事' },
      { number: 'T03A', name: '马干事' },
    ]);
    const chen = talk.rehearsal.people.addUser({ name: '陈' });
    const ma = talk.rehearsal.people.addUser({ name: '马' });
    await bindAdmin(opened, chen, '陈干事');
    await bindAdmin(opened, ma, '马干事');
    await say(ma, 'bot', '免打扰');
    await say(person(organiser), 'bot', '上缴 第四季度 20 0124');
    await tap(person(organiser), 'bot', '还是登记');
    const lists = (who: typeof admin) =>
      talk.rehearsal.messages(who).filter(({ fromBot, text }) => fromBot && text.includes('党费上缴'));
    expect([lists(admin), lists(chen)]).toEqual([[], []]);
    await talk.advanceTo('2026-10-13', '09:00');
    expect([lists(admin).length, lists(chen).length, lists(ma).length]).toEqual([1, 1, 0]);
    expect(latest(chen, list).text).toContain(`${list}：2笔`);
    expect(latest(chen, list).buttons).toContain('石桥村 确认收到');

    // What one admin says the others see.
    await tap(chen, 'bot', '石桥村 确认收到', list);
    expect(latest(admin, list).text).toContain(`${list}：1笔`);
    await talk.advanceTo('2026-10-14', '09:00');
    expect([lists(admin).length, lists(chen).length, lists(ma).length]).toEqual([1, 1, 0]);
    await say(ma, 'bot', '待办');
    expect(latest(ma, list).text).toContain('第四季度　20.00元');
  });

  it('says 没收到: the others see it, and the officers find in 待办 how to correct it', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await addAdmins(opened, [{ number: 'T02A', name: '陈干事' }]);
    const chen = talk.rehearsal.people.addUser({ name: '陈' });
    await bindAdmin(opened, chen, '陈干事');
    await say(admin, 'bot', '待办');
    await say(chen, 'bot', '待办');
    const [open] = linesOf(opened);
    const { messageId } = latest(chen, list);
    await tap(admin, 'bot', '没收到', list);
    // The other list was drawn again.
    const late = talk.rehearsal.messages(chen).find((one) => one.messageId === messageId);
    expect(late?.text).toContain('说过没收到的：1笔。');
    expect(late?.buttons.flat().map(({ label }) => label)).toEqual(['确认收到']);
    const answer = talk.app().store.read((tx) => open && tx.dues.handUpAnswer(open.seq));
    expect(answer).toMatchObject({ state: 'notReceived' });
    expect(said(opened, organiser, '乡镇说没收到').at(-1)?.text).toContain('请和乡镇核对一下');

    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain(
      '乡镇说没收到：第三季度137.50元，乡镇收据号0123。请和乡镇核对；记错了就撤销这一笔，再照实登记。',
    );
    await tap(person(secretary), 'bot', '撤销这一笔', '待办');
    expect(latest(person(secretary)).text).toContain('原因：乡镇没收到。撤销吗？');
    await tap(person(secretary), 'bot', '撤销');
    expect(linesOf(opened)).toHaveLength(2);
    expect(latest(person(secretary), '待办').text).not.toContain('乡镇说没收到');
  });

  it('says 确认收到 after 没收到 when it came: that counts, in the books and in 待办 of both', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', '没收到', list);
    await say(person(secretary), 'bot', '待办');
    // Days later, from a new list.
    await talk.advanceTo('2026-10-20', '10:00');
    await say(admin, 'bot', '待办');
    const card = latest(admin, '党费上缴');
    expect(card.text).toBe(
      '没有等您确认的党费上缴。\n说过没收到的：1笔。后来收到了点“确认收到”。\n石桥村党支部　第三季度　137.50元　乡镇收据0123',
    );
    expect((await tap(admin, 'bot', '确认收到', '说过没收到的'))?.text).toBe(
      '记下了：石桥村党支部的收到了。',
    );
    await talk.settle();
    expect(said(opened, organiser, '石桥村党支部第三季度').map(({ text }) => text)).toEqual([
      '乡镇说没收到：石桥村党支部第三季度137.50元，乡镇收据号0123。请和乡镇核对一下，怎么改在待办里。',
      '乡镇改了，现在乡镇确认收到：石桥村党支部第三季度137.50元，乡镇收据号0123。',
    ]);
    expect(latest(person(secretary), '待办').text).not.toContain('乡镇说没收到');
    const [line] = linesOf(opened);
    const [answers, audit] = talk
      .app()
      .store.read((tx) => [tx.dues.handUpAnswers(line?.seq as never), tx.audit.entries()]);
    expect(answers.map(({ state, by }) => [state, by])).toEqual([
      ['notReceived', 'admin:1'],
      ['received', 'admin:1'],
    ]);
    expect(audit.map(({ action }) => action).filter((action) => action.startsWith('dues.handUp.'))).toEqual([
      'dues.handUp.notReceived',
      'dues.handUp.received',
    ]);
    await say(admin, 'bot', '待办');
    expect(latest(admin).text).toBe('没有要办的事。');
  });

  it('takes a 确认收到 back within 48 hours, and has it waiting again', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', '确认收到', list);
    await talk.advanceTo('2026-10-14', '10:00');
    expect((await tap(admin, 'bot', '撤销', '党费上缴'))?.text).toBe('撤销了，石桥村党支部的还等您确认。');
    expect(latest(admin, list).buttons).toEqual(['确认收到', '没收到']);
    await talk.settle();
    expect(said(opened, organiser, '乡镇撤销了').map(({ text }) => text)).toEqual([
      '乡镇撤销了“确认收到”，还要再看一下：石桥村党支部第三季度137.50元，乡镇收据号0123。',
    ]);
    await say(person(organiser), 'bot', '上缴');
    expect(latest(person(organiser)).text).toContain('等乡镇确认');
    await tap(admin, 'bot', '没收到', list);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain('乡镇说没收到');
  });

  it('cannot take a 确认收到 back after 48 hours, nor change it with a tap on an old picture', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk } = opened;
    await addAdmins(opened, [{ number: 'T02A', name: '陈干事' }]);
    const chen = talk.rehearsal.people.addUser({ name: '陈' });
    await bindAdmin(opened, chen, '陈干事');
    await say(chen, 'bot', '待办');
    await say(admin, 'bot', '待办');
    const { messageId } = latest(admin, list);
    // Both at the same moment.
    const { people } = talk.rehearsal;
    const first = people.tap(admin, 'bot', messageId, '确认收到');
    const second = people.tap(chen, 'bot', latest(chen, list).messageId, '没收到');
    await talk.settle();
    expect(first.answer()?.text).toBe('记下了：石桥村党支部的收到了。');
    expect(second.answer()?.text).toBe('这一笔已经答过了：乡镇确认收到。要改，先点“撤销”。');
    await talk.advanceTo('2026-10-14', '10:01');
    const card = talk.rehearsal.messages(admin).find((one) => one.messageId === messageId);
    expect(card?.buttons.flat().map(({ label }) => label)).toEqual(['撤销']);
    expect((await tap(admin, 'bot', '撤销', '党费上缴'))?.text).toBe(
      '确认收到已经过了两天，不能撤销了。不对的话，请支部撤销这一笔上缴。',
    );
    await say(admin, 'bot', '待办');
    expect(latest(admin).text).toBe('没有要办的事。');
  });

  it('sees once that the branch took back what it had acknowledged', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', '确认收到', list);
    await talk.advanceTo('2026-10-20', '10:00');
    await say(person(organiser), 'bot', '上缴 撤销 因金额写错了');
    expect(latest(person(organiser)).text).toContain('乡镇已经确认收到了，撤销以后乡镇会在待办里看到。');
    await tap(person(organiser), 'bot', '撤销');
    await talk.advanceTo('2026-10-21', '09:00');
    const card = latest(admin, '支部撤销了');
    expect(card.text).toBe(
      '没有等您确认的党费上缴。\n确认收到以后，支部撤销了上缴：1笔\n石桥村党支部　第三季度　137.50元　乡镇收据0123',
    );
    expect(card.buttons).toEqual(['知道了']);
    await tap(admin, 'bot', '知道了', '支部撤销了');
    expect(latest(admin, '党费上缴').text).toBe('没有等您确认的党费上缴。');
    const lists = () => talk.rehearsal.messages(admin).filter(({ text }) => text.includes('党费上缴')).length;
    const before = lists();
    await talk.advanceTo('2026-10-22', '09:00');
    expect(lists()).toBe(before);
    await say(admin, 'bot', '待办');
    expect(latest(admin).text).toBe('没有要办的事。');
    const audit = talk.app().store.read((tx) => tx.audit.entries());
    expect(audit.filter(({ action }) => action === 'dues.handUp.noted')).toMatchObject([
      { actor: 'admin:1', detail: { fen: -13_750 } },
    ]);
  });

  it('does not find what the branch has taken back', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await say(admin, 'bot', '待办');
    await say(person(organiser), 'bot', '上缴 撤销 因写错了');
    await tap(person(organiser), 'bot', '撤销');
    expect(latest(admin, '党费上缴').text).toBe('没有等您确认的党费上缴。');
    await talk.advanceTo('2026-10-13', '09:00');
    const lists = talk.rehearsal.messages(admin).filter(({ text }) => text.includes('党费上缴'));
    expect(lists.map(({ text }) => text)).toEqual(['没有等您确认的党费上缴。']);
  });

  it('shows 联村干部 their own villages only', async () => {
    const opened = await handedUp();
    const { say, latest, talk } = opened;
    const file = path.join(talk.dataDir, 'other-village.csv');
    const row = '青禾县,望河镇,柳河村,LH01,柳河村党支部,20,9:00,村委会';
    writeFileSync(file, `县,乡镇,村,支部编号,支部,党日,时间,地点\n${row}\n`);
    await talk.zhibu('import', file);
    await addAdmins(opened, [
      { number: 'T02A', name: '陈干事', villages: '柳河村' },
      { number: 'T03A', name: '马干事', villages: '石桥村' },
    ]);
    const chen = talk.rehearsal.people.addUser({ name: '陈' });
    const ma = talk.rehearsal.people.addUser({ name: '马' });
    await bindAdmin(opened, chen, '陈干事');
    await bindAdmin(opened, ma, '马干事');
    await say(chen, 'bot', '待办');
    expect(latest(chen).text).toBe('没有要办的事。');
    await say(ma, 'bot', '待办');
    expect(latest(ma).text).toContain('石桥村党支部　第三季度');
  });

  it('does not reach an officer who muted the bot; 上缴 shows its word', async () => {
    const opened = await handedUp();
    const { say, tap, latest, admin, talk, person } = opened;
    await say(person(organiser), 'bot', '免打扰');
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', '确认收到', list);
    await talk.settle();
    expect(said(opened, organiser, '乡镇确认收到')).toEqual([]);
    await say(person(organiser), 'bot', '上缴');
    expect(latest(person(organiser)).text).toContain('乡镇确认收到');
  });

  it('that nobody of it is bound is said when it is recorded', async () => {
    const opened = await inOctober();
    const { say, tap, latest, person } = opened;
    await say(person(organiser), 'bot', '上缴 137.50 收据0123');
    await tap(person(organiser), 'bot', '登记');
    expect(latest(person(organiser)).text).toContain('乡镇还没有同志绑定，这一笔先留着');
  });
});
