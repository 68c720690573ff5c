import { assertNever } from '@vinhdanh/kernel';
import type { JourneyLevel, JourneyView } from '@vinhdanh/contracts/messages';
import type { JourneyState } from './journey-state.js';
import { viewOf } from './journey-state.js';

/** Value of the search attribute `VinhDanhState`. */
export type JourneyCondition = 'waiting' | 'working' | 'incident' | 'concluded';

/** What a case is doing, in one word. Trouble comes before work, work before waiting. Pure. */
export function conditionOf(state: JourneyState): JourneyCondition {
  if (viewOf(state).incident !== null) return 'incident';
  if (state.runningJobs.size > 0 || (state.obligations?.jobs.length ?? 0) > 0) return 'working';
  return state.obligations?.concluded === true ? 'concluded' : 'waiting';
}

const levelName = (level: JourneyLevel): string => {
  switch (level) {
    case 'unit':
      return 'Đơn vị';
    case 'grassroots':
      return 'Hội đồng cấp cơ sở';
    case 'department':
      return 'Sở, ngành';
    case 'province':
      return 'Tỉnh';
    case 'central':
      return 'Trung ương';
    case 'concluded':
      return 'Đã kết thúc';
    default:
      return assertNever(level, 'level of a journey');
  }
};

const list = (ids: readonly string[]): string =>
  ids.length === 0 ? 'không' : ids.map((id) => `\`${id}\``).join(', ');

/** The case in a few lines of Markdown for Temporal's own page: ids, levels and times. Pure. */
export function describeJourney(view: JourneyView): string {
  const timer =
    view.armedTimer === null ? 'không' : `\`${view.armedTimer.timerId}\` lúc ${view.armedTimer.dueAt}`;
  const lines = [
    `**Cấp:** ${levelName(view.level)}`,
    `**Bước đang mở:** ${list(view.openSteps)}`,
    `**Hạn gần nhất:** ${timer}`,
    `**Việc đang chạy:** ${list(view.runningJobs)}`,
    `**Đã qua:** ${view.levelsPassed.map(levelName).join(' → ')}`,
    `**Phiên bản hồ sơ:** ${view.handledVersion}`,
  ];
  if (view.incident !== null) lines.push(`**Sự cố:** \`${view.incident}\``);
  return lines.join('\n\n');
}
