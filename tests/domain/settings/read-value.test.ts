import { describe, expect, it } from 'vitest';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { conditionIn } from '../../../src/domain/settings/condition.ts';
import { findSetting } from '../../../src/domain/settings/find-setting.ts';
import { isUsable, readValue } from '../../../src/domain/settings/read-value.ts';
import { settingOf, settings } from '../../../src/domain/settings/registry.ts';
import type { SettingKey } from '../../../src/domain/settings/registry.ts';
import type { Setting } from '../../../src/domain/settings/setting.ts';

const today = '2026-11-10' as LocalDate;
const read = (key: SettingKey, words: string) => readValue(settingOf(key), words, today);

describe('the registry', () => {
  it.each(settings.map((setting): [string, Setting] => [setting.key, setting]))(
    '%s: its default and its example can be used',
    (_, setting) => {
      if (setting.fallback !== '') expect(isUsable(setting, setting.fallback)).toBe(true);
      const value = readValue(setting, setting.example, today);
      expect(value.ok && isUsable(setting, value.value)).toBe(true);
      // The example as it is printed, glued and with a blank, comes back to this setting.
      for (const between of ['', ' '])
        expect(findSetting(settings, `${setting.names[0]}${between}${setting.example}`)).toMatchObject({
          setting: { key: setting.key },
          rest: setting.example,
        });
    },
  );

  it('has no name twice', () => {
    const names = settings.flatMap((setting: Setting) => setting.names);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('reading a value', () => {
  it.each([
    ['noticeDays', '7', '7'],
    ['noticeDays', '七天', '7'],
    ['noticeDays', '提前７天', '7'],
    ['cardMinutes', '60分钟', '60'],
    ['closeHours', '四个小时', '4'],
    ['online', '是', 'yes'],
    ['online', '允许', 'yes'],
    ['online', '不允许', 'no'],
    ['standing', '要', 'yes'],
    ['shift', '顺延到工作日', 'workdays'],
    ['shift', '農村', 'holidays'],
    ['time', '下午3点', '15:00'],
    ['time', '9：30', '09:30'],
    ['place', ' 二楼 会议室 ', '二楼 会议室'],
    ['pastureMonths', '6月到10月', '6-10'],
    ['pastureMonths', '十一月至三月', '11-3'],
    ['pastureMonths', '7月', '7-7'],
    ['fixedDay', '每月15号', '15'],
    ['fixedDay', '第一个工作日', '首个工作日'],
    ['condition', '转场', 'pasture'],
    ['condition', '線下', 'offline'],
    ['condition', '转场 复核2027年3月1日', 'pasture 2027-03-01'],
    ['condition', '转场，到2027年3月1日复核', 'pasture 2027-03-01'],
    ['condition', '线下 复核日 3月1日', 'offline 2027-03-01'],
    ['condition', '正常', 'normal'],
    ['duesDay', '党日当天', 'partyDay'],
    ['duesDay', '跟党日一起', 'partyDay'],
    ['duesDay', '每月二十号', '20'],
    ['duesDay', '1日', '1'],
    ['duesCard', '发在群里', 'card'],
    ['duesCard', '私下问', 'private'],
    ['duesCard', '只由书记登记', 'officer'],
  ] as const)('%s %j is %s', (key, words, stored) => {
    expect(read(key, words)).toEqual({ ok: true, value: stored });
    expect(isUsable(settingOf(key), stored)).toBe(true);
  });

  it.each([
    ['noticeDays', '很多', { kind: 'notNumber', said: '很多' }],
    ['noticeDays', '100天', { kind: 'outOfRange', found: 100, min: 1, max: 15 }],
    ['noticeDays', '0', { kind: 'outOfRange', found: 0, min: 1, max: 15 }],
    ['online', '也许', { kind: 'notYesNo', said: '也许' }],
    ['shift', '随便', { kind: 'notAChoice', said: '随便', choices: ['只避节假日', '顺延到工作日'] }],
    ['time', '3点', { kind: 'notTime', said: '3点' }],
    ['time', '明天', { kind: 'notTime', said: '明天' }],
    ['place', '长'.repeat(65), { kind: 'tooLong', most: 64 }],
    ['pastureMonths', '13月', { kind: 'notMonths', said: '13月' }],
    ['fixedDay', '31', { kind: 'notFixedDay', said: '31' }],
    ['duesDay', '29日', { kind: 'notDuesDay', said: '29日' }],
    ['duesDay', '月底', { kind: 'notDuesDay', said: '月底' }],
    [
      'duesCard',
      '微信',
      { kind: 'notAChoice', said: '微信', choices: ['发在群里', '私下问', '只由书记登记'] },
    ],
    ['condition', '放假', { kind: 'notAChoice', said: '放假', choices: ['正常', '线下', '转场'] }],
    ['condition', '转场 复核2026年3月1日', { kind: 'reviewPast', date: '2026-03-01' }],
  ] as const)('%s %j is refused', (key, words, reason) => {
    expect(read(key, words)).toEqual({ ok: false, reason });
  });
});

describe('a branch on pasture', () => {
  it('is normal outside its season, which may go over the new year', () => {
    const inMonth = (month: string, from: number, to: number) =>
      conditionIn('pasture', { from, to }, month as Month);
    expect(['05', '06', '10', '11'].map((month) => inMonth(`2026-${month}`, 6, 10))).toEqual([
      'normal',
      'pasture',
      'pasture',
      'normal',
    ]);
    expect(['10', '12', '03', '04'].map((month) => inMonth(`2026-${month}`, 11, 3))).toEqual([
      'normal',
      'pasture',
      'pasture',
      'normal',
    ]);
    expect(conditionIn('offline', { from: 6, to: 10 }, '2026-12' as Month)).toBe('offline');
  });
});
