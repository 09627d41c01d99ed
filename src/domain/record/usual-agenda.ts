import type { PartyDayForm } from '../party-day/party-day.ts';

/** The usual agenda of a theme Party day, for the secretary to change (handbook §1.3). */
export function usualAgenda(forms: readonly PartyDayForm[]): readonly string[] {
  const service = forms.includes('service');
  const deliberation = forms.includes('deliberation') || !service;
  return [
    '点名',
    '交纳党费',
    '集中学习',
    '通报上月议定事项落实情况',
    ...(deliberation ? ['民主议事'] : []),
    ...(service ? ['志愿服务'] : []),
    '议定事项，明确责任人和时限',
    '确定下月主题',
    '主持人小结',
  ];
}
