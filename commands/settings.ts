import { settleReview } from '../src/cases/plan/condition-reviews.ts';
import { changeSetting, levelOf } from '../src/cases/settings/change-setting.ts';
import { effective } from '../src/cases/settings/effective.ts';
import type { Effective, SettingScope } from '../src/cases/settings/effective.ts';
import { settingsScope } from '../src/cases/settings/settings-scope.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, CommandCall } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import type { BranchId } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import { findSetting } from '../src/domain/settings/find-setting.ts';
import { readValue } from '../src/domain/settings/read-value.ts';
import { settingOf, settings } from '../src/domain/settings/registry.ts';
import type { SettingKey } from '../src/domain/settings/registry.ts';
import type { Setting } from '../src/domain/settings/setting.ts';

const restoreWord = /^(?:恢复|恢复默认|还原|默认|不要了)[。.!！]?$/;
const example = { 'zh-CN': '设置 通知提前天数 7天', en: '/settings 通知提前天数 7天' };

const shown = (setting: Setting, { value, origin }: Effective) => ({ setting, value, origin });

function run(call: CommandCall<string>): Outcome {
  const { tx, text, actor } = call;
  const meant = settingsScope(tx, actor, call.args);
  if (meant.kind === 'whichBranch')
    return { reply: { text: text.common.nameBranch(`设置 ${meant.first} 通知提前天数 7天`) } };
  const { scope, words } = meant;
  const of = nameOf(call, scope);
  if (words === '') {
    const here = settings.filter((setting: Setting) => setting.levels.includes(levelOf(scope)));
    return {
      reply: {
        text: text.settings.list(
          of,
          here.map((setting) => shown(setting, effective(tx, setting.key, scope))),
        ),
      },
    };
  }
  const found = findSetting(settings, words);
  if (!found) return { reply: { text: text.settings.unknown(words.split(/\s/)[0] ?? words) } };
  const { key } = found.setting;
  const setting = settingOf(key);
  if (!setting.levels.includes(levelOf(scope))) {
    const words = setting.levels.includes('branch') ? text.settings.branchOnly : text.settings.aboveOnly;
    return { reply: { text: words(setting) } };
  }
  if (found.rest === '') {
    const one = shown(setting, effective(tx, key, scope));
    return { reply: { text: text.settings.one(of, one, key, meant.mayChange) } };
  }
  if (!meant.mayChange) return { reply: { text: text.common.noRightAdmin } };
  return change(call, scope, key, found.rest);
}

function change(call: CommandCall<string>, scope: SettingScope, key: SettingKey, said: string): Outcome {
  const { text, today } = call;
  const setting = settingOf(key);
  const restores = restoreWord.test(said);
  if (restores && setting.inBranchRow && setting.fallback === '' && setting.kind.kind !== 'text')
    return { reply: { text: text.settings.cannotRestore(setting) } };
  const value = restores ? accept(null) : readValue(setting, said, today);
  if (!value.ok) return { reply: { text: text.settings.problem(setting, value.reason) } };
  const { before, after } = changeSetting(call, scope, key, value.value);
  const of = nameOf(call, scope);
  const [was, is] = [shown(setting, before), shown(setting, after)];
  const same = before.value === after.value && before.origin === after.origin;
  return { reply: { text: same ? text.settings.same(of, is) : text.settings.changed(of, was, is) } };
}

function nameOf({ tx, text }: CommandCall<string>, { branch, townshipId }: SettingScope): string {
  if (branch) return branch.name;
  return townshipId === undefined ? text.settings.county : (tx.org.township(townshipId)?.name ?? '');
}

const branchOf = ({ payload }: ButtonCall) => Number(payload) as BranchId;

export default defineCommand({
  description: {
    'zh-CN': '看和改本支部、本乡镇、全县的各项设置',
    en: 'Shows and changes the settings of the branch, the township or the county',
  },
  aliases: ['设置'],
  where: 'private',
  who: 'todo',
  args: { example, parse: (words) => accept(words.trim()) },
  buttons: {
    stays: { who: 'branch.review', branchOf, run: (call) => settleReview(call, false) },
    normal: { who: 'branch.review', branchOf, run: (call) => settleReview(call, true) },
  },
  run,
});
