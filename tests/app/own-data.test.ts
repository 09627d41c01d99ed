import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownDataFile } from '../../src/cases/me/own-data.ts';
import type { LocalDate } from '../../src/domain/ids.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { NewFact } from '../../src/domain/people/facts.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';

const plan = { code: 'QH1', village: '石桥村', name: '石桥村党支部', expected: 4, secretary: '林福贵' };
const today = '2026-11-10' as LocalDate;

/** A village whose secretary has every kind of fact. */
async function village(): Promise<BoundVillage> {
  const one = await openBoundVillage([plan], { at: { date: today, time: '10:00' } });
  one.talk.app().store.write((tx) => {
    const personId = tx.people.personByNumber('QH1001')?.id;
    const branchId = tx.org.branchByCode('QH1')?.id;
    if (personId === undefined || branchId === undefined) throw new Error('the roster was not imported');
    const at = one.talk.clock.now();
    const facts: Pick<NewFact, 'field' | 'value' | 'source'>[] = [
      { field: 'alsoBranches', value: factValue<'alsoBranches'>([branchId]), source: 'import' },
      { field: 'excused', value: factValue<'excused'>(true), source: 'officer' },
      { field: 'reviewDate', value: factValue<'reviewDate'>('2027-03-01' as LocalDate), source: 'township' },
      { field: 'paidUntil', value: factValue<'paidUntil'>('2026-10'), source: 'import' },
      { field: 'paysThrough', value: factValue<'paysThrough'>('亲属QH1002'), source: 'import' },
      { field: 'contact', value: factValue<'contact'>('QH1003'), source: 'system' },
    ];
    for (const fact of facts) tx.people.addFact({ ...fact, personId, from: today, at, by: 'test' });
  });
  return one;
}

const technical = /duesFen|alsoBranches|paysThrough|formal|secretary|farmer|true|false|null|[[\]{}"=]/;

describe('我的数据', () => {
  it('is sent as plain Chinese', async () => {
    const { talk, person, say, tap } = await village();
    await say(person(0), 'bot', '我的');
    await tap(person(0), 'bot', '我的数据');
    const bytes = await talk.rehearsal.until(
      () => talk.rehearsal.lastMessage(person(0), { containing: '全部记录' })?.file?.bytes,
    );
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toMatch(technical);
    for (const line of [
      '编号：QH1001',
      '支部：石桥村党支部',
      '别名：无',
      '状态：正式（来源：导入）',
      '职务：书记（来源：导入）',
      '党小组：第1党小组（来源：导入）',
      '党费类别：农民（来源：导入）',
      '月党费：0.50元（来源：导入）',
      '2026年11月10日起　兼任支部：石桥村党支部（来源：导入）',
      '可不参加：是（来源：干部）',
      '复核日：2027年3月1日（来源：乡镇）',
      '已缴至：2026年10月（来源：导入）',
      '代缴关系：亲属QH1002（来源：导入）',
      '（QH1003）（来源：系统）',
    ])
      expect(text).toContain(line);
  });

  it.each(['refused by the messenger', 'gone from the disk'])(
    'that is %s is answered for, once',
    async (how) => {
      const { talk, person, say, tap } = await village();
      const { rehearsal } = talk;
      const directory = path.join(talk.dataDir, 'files');
      rehearsal.faults.add({
        fault: how === 'gone from the disk' ? fault.tooManyRequests(7) : fault.badRequest('file is too big'),
        method: 'sendDocument',
      });
      await say(person(0), 'bot', '我的');
      await tap(person(0), 'bot', '我的数据');
      await rehearsal.until(() => rehearsal.calls().some(({ method }) => method === 'sendDocument'));
      rmSync(directory, { recursive: true });
      await talk.settle();
      talk.clock.advanceBy(7_000);
      await talk.settle();
      const sorry = () => rehearsal.messages(person(0)).filter(({ text }) => text.includes('没做出来'));
      await rehearsal.until(() => sorry().length > 0);
      talk.clock.advanceBy(60_000);
      await talk.settle();
      expect(sorry().map(({ text }) => text)).toEqual([
        '您要的文件没做出来。请过一会儿再要一次，还是不行就告诉县里。',
      ]);
    },
  );

  it('is plain English with LOCALE=en', async () => {
    const { talk } = await village();
    let file: ReturnType<typeof ownDataFile> | undefined;
    talk.app().store.read((tx) => {
      const personId = tx.people.personByNumber('QH1001')?.id;
      const rules = { zone: 'Asia/Shanghai' };
      const call = { tx, today, text: catalogs.en, now: talk.clock.now(), rules };
      file = ownDataFile(call as Parameters<typeof ownDataFile>[0], { personId });
    });
    const text = new TextDecoder().decode((await file)?.bytes);
    expect(text).not.toMatch(/duesFen|alsoBranches|paysThrough|"|true|false|null|[[\]{}=]/);
    for (const part of [
      'Posts: secretary (source: import)',
      'Monthly dues: 0.50 yuan (source: import)',
      'from 10 Nov 2026  Excused from attending: yes (source: branch officer)',
      'To be reviewed on: 1 Mar 2027 (source: township)',
      'Dues paid by: relative QH1002 (source: import)',
    ])
      expect(text).toContain(part);
  });
});
