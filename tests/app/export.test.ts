import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/domain/ids.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import { bindAbove } from '../harness/above.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { duesOfficer, name, secretary, afterTheDay } from '../harness/dues-table.ts';
import { flatRows, sheetsOf } from '../harness/ledger-files.ts';
import { unzip } from '../adapters/files/zip.ts';

interface Sent {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

function filesAt({ talk }: BoundVillage, person: Person): readonly Sent[] {
  return talk.rehearsal.messages(person).flatMap(({ file }) => (file ? [file] : []));
}

/** Waits until so many files have come in all. */
async function filesOf(village: BoundVillage, person: Person, count: number): Promise<readonly Sent[]> {
  await village.talk.rehearsal.until(() => filesAt(village, person).length >= count);
  await village.talk.settle();
  return filesAt(village, person);
}

describe('导出', () => {
  it('gives an officer the month’s files, and the year’s by a tap', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '导出');
    expect(latest(officer, '做好就发来').text).toBe(
      '石桥村党支部2026年11月的5个文件，做好就发来：活动记录、考勤台账、党费收缴表，还有上报平台用的两张表。\n里面有每个人的情况，请不要转到群里。',
    );
    expect(latest(officer, '做好就发来').buttons).toEqual([
      '2026年度台账（打包）',
      ...['2026年补学台账', '2026年流动党员联系台账'],
    ]);
    const files = await filesOf(village, officer, 5);
    expect(files.map(({ fileName }) => fileName).sort()).toEqual(
      [
        '石桥村党支部-2026年11月主题党日记录.docx',
        '石桥村党支部2026年11月主题党日考勤台账.xlsx',
        '石桥村党支部2026年11月主题党日到会明细.csv',
        '石桥村党支部2026年11月党费收缴表.xlsx',
        '石桥村党支部2026年11月党费明细.csv',
      ].sort(),
    );
    const flat = flatRows(
      files.find(({ fileName }) => fileName.includes('到会明细'))?.bytes ?? new Uint8Array(),
    );
    expect(flat.filter((row) => row['到会情况'] === '实到').map((row) => row['姓名'])).toEqual(
      Array.from({ length: 8 }, (_, k) => name(k)),
    );

    await tap(officer, 'bot', '2026年度台账（打包）', '做好就发来');
    const bundle = (await filesOf(village, officer, 6)).at(-1);
    expect(bundle?.fileName).toBe('石桥村党支部2026年度组织生活台账.zip');
    expect([...unzip(bundle?.bytes ?? new Uint8Array()).keys()].slice(0, 2)).toEqual([
      '00 目录.xlsx',
      '01 2026年11月主题党日活动记录.docx',
    ]);
    await tap(officer, 'bot', '2026年补学台账', '考勤台账、');
    await tap(officer, 'bot', '2026年流动党员联系台账', '考勤台账、');
    const names = (await filesOf(village, officer, 8)).map(({ fileName }) => fileName);
    expect(names).toContain('石桥村党支部2026年补学台账.xlsx');
    expect(names).toContain('石桥村党支部2026年流动党员联系台账.xlsx');
  });

  it('gives the same bytes as the command line', async () => {
    const village = await afterTheDay();
    const { say, person, talk } = village;
    await say(person(secretary), 'bot', '/export 2026-11');
    const sent = await filesOf(village, person(secretary), 5);
    const out = await talk.zhibu(
      'export',
      '--branch',
      'SQ01',
      '--month',
      '2026-11',
      '--out',
      'out',
      '--json',
    );
    expect([out.status, out.err]).toEqual([0, '导出了5个文件。\n']);
    const { files } = JSON.parse(out.out) as { files: { file: string; sha256: string }[] };
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(files.map(({ sha256 }) => sha256).sort()).toEqual(sent.map(({ bytes }) => hash(bytes)).sort());
  });

  it('says in one sentence what cannot be exported, with an example that works', async () => {
    const village = await afterTheDay();
    const { say, person, latest, talk } = village;
    const officer = person(secretary);
    const answers: [string, string][] = [
      ['导出 2026-13', '“2026-13”不是能导出的月份，月份写1到12。\n例如：导出 2026-10'],
      ['导出 随便', '“随便”不是能导出的月份，月份写1到12。\n例如：导出 2026-10'],
      ['导出 2027-01', '2027年1月还没到，没有可以导出的。'],
      ['导出 2026-03', '石桥村党支部从2026年11月起才有记录。要别的月份就发，例如：导出 2026-11'],
      ['导出 2027年', '2027年还没到，没有可以导出的。'],
      ['导出 2025年度', '石桥村党支部从2026年11月起才有记录。要别的月份就发，例如：导出 2026-11'],
    ];
    for (const [words, answer] of answers) {
      await say(officer, 'bot', words);
      expect(latest(officer).text, words).toBe(answer);
    }
    await talk.settle();
    expect(filesAt(village, officer)).toEqual([]);
  });

  it('has nothing of a Party day that has not come, and says so', async () => {
    const village = await afterTheDay();
    const { say, person, talk, latest } = village;
    await talk.advanceTo('2026-12-02', '10:00');
    await say(person(secretary), 'bot', '导出 12月');
    expect(latest(person(secretary), '做好就发来').text).toContain('还没有开过主题党日，只有党费的2个文件');
    expect(latest(person(secretary), '做好就发来').buttons).toContain('11月');
    const names = (await filesOf(village, person(secretary), 2)).map(({ fileName }) => fileName);
    expect(names.every((one) => one.includes('党费'))).toBe(true);
  });

  it('gives those above counts alone, without a name', async () => {
    const village = await afterTheDay();
    const { say, talk, latest } = village;
    const { township, county } = await bindAbove(talk);
    for (const [person, scope, table] of [
      [township, '望河镇', '支部汇总'],
      [county, '青禾县', '乡镇汇总'],
    ] as const) {
      await say(person, 'bot', '导出 2026年度');
      expect(latest(person).text).toBe('汇总按月导出，例如：导出 2026-11');
      await say(person, 'bot', '导出 11月');
      expect(latest(person, '做好就发来').text).toBe(
        `${scope}2026年11月的汇总表和上报平台用的表，做好就发来。只有合计，没有个人情况。`,
      );
      const files = await filesOf(village, person, 2);
      expect(files.map(({ fileName }) => fileName).sort()).toEqual(
        [`${scope}2026年11月组织生活汇总表.xlsx`, `${scope}2026年11月${table}.csv`].sort(),
      );
      for (const { fileName, bytes } of files) {
        const text = fileName.endsWith('.csv')
          ? new TextDecoder().decode(bytes)
          : JSON.stringify([...(await sheetsOf(bytes))]);
        for (let k = 0; k < 13; k++) expect(text).not.toContain(name(k));
      }
      const [row] = flatRows(
        files.find(({ fileName }) => fileName.endsWith('.csv'))?.bytes ?? new Uint8Array(),
      );
      expect([row?.['应到'], row?.['实到']]).toEqual(['12', '8']);
    }
  });

  it('gives the county townships and no single branch', async () => {
    const village = await afterTheDay();
    const { county } = await bindAbove(village.talk);
    await village.say(county, 'bot', '导出 11月');
    for (const { fileName, bytes } of await filesOf(village, county, 2)) {
      const text = fileName.endsWith('.csv')
        ? new TextDecoder().decode(bytes)
        : JSON.stringify([...(await sheetsOf(bytes))]);
      expect(text).toContain('望河镇');
      for (const word of ['石桥村', '村党支部', 'SQ01']) expect(text, fileName).not.toContain(word);
    }
  });

  it('tells those above from which month on there is anything', async () => {
    const village = await afterTheDay();
    const { say, talk, latest } = village;
    const { township, county } = await bindAbove(talk);
    for (const person of [township, county]) {
      await say(person, 'bot', '导出 1999-01');
      expect(latest(person).text).toBe('1999年1月还没有记录，最早的是2026年11月。例如：导出 2026-11');
      await say(person, 'bot', '导出 11月');
      expect(latest(person, '做好就发来').buttons).toEqual([]);
      await filesOf(village, person, 2);
    }
    const ran = await talk.zhibu('export', '--county', '--month', '1999-01', '--out', 'out');
    expect([ran.status, ran.err]).toEqual([
      1,
      '1999年1月还没有记录，最早的是2026年11月。例如：导出 2026-11\n',
    ]);
    expect((await talk.zhibu('export', '--county', '--year', '1999', '--out', 'out')).status).toBe(1);
  });

  it('is refused to a member, and to officers of another branch', async () => {
    const village = await afterTheDay();
    const { say, person, latest } = village;
    await say(person(5), 'bot', '导出');
    expect(latest(person(5)).text).toBe('这件事由书记、副书记或组织委员来办。');
    await say(person(secretary), 'bot', '导出 柳河村党支部 11月');
    expect(latest(person(secretary)).text).toContain('“柳河村党支部 11月”不是能导出的月份');
    expect(filesAt(village, person(secretary))).toEqual([]);
  });

  it('does not reach whoever has lost the right before the files leave', async () => {
    const village = await afterTheDay();
    const { say, person, talk } = village;
    const { township } = await bindAbove(talk);
    const officer = person(duesOfficer);
    talk.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendDocument', times: 9 });
    await say(officer, 'bot', '导出');
    await say(township, 'bot', '导出 11月');
    const tried = () => new Set(talk.rehearsal.calls('sendDocument').map(({ params }) => params['chat_id']));
    await talk.rehearsal.until(() => tried().size === 2);
    await talk.settle();
    talk.app().store.write((tx) => {
      const at = talk.clock.now();
      const id = tx.people.personByNumber('SQ01002')?.id;
      const admin = tx.org.adminByNumber('T01A');
      if (id === undefined || !admin) throw new Error('nobody');
      const from = '2026-11-01' as LocalDate;
      tx.people.addFact({
        personId: id,
        field: 'posts',
        value: '[]',
        from,
        at,
        by: 'operator',
        source: 'import',
      });
      tx.org.putAdmin({ ...admin, villageIds: tx.org.villages().map((village) => village.id) });
    });
    talk.rehearsal.faults.clear();
    await talk.advanceTo('2026-11-15', '12:30');
    await say(township, 'bot', '导出 11月');
    const names = (await filesOf(village, township, 2)).map(({ fileName }) => fileName);
    expect(names.every((one) => one.startsWith('望河镇（联系村）'))).toBe(true);
    expect(filesAt(village, officer)).toEqual([]);
  });
});
