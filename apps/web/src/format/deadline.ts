import type { DeadlineTone } from '@vinhdanh/web-ui';

export type Clock = 'running' | 'stopped' | 'none';

export interface DeadlineWords {
  readonly key: 'time.left' | 'time.today' | 'time.late' | 'time.stopped' | 'time.none';
  readonly count: number;
  readonly tone: DeadlineTone;
}

/** At this many working days left or fewer a deadline is due soon. */
export const soonDays = 2;

/** Which sentence and tone a deadline reads with. `workingDaysLeft` is negative when overdue. Pure. */
export function deadlineWords(clock: Clock, workingDaysLeft: number | null): DeadlineWords {
  if (clock === 'stopped') return { key: 'time.stopped', count: 0, tone: 'stopped' };
  if (clock === 'none' || workingDaysLeft === null) return { key: 'time.none', count: 0, tone: 'plain' };
  if (workingDaysLeft < 0) return { key: 'time.late', count: -workingDaysLeft, tone: 'late' };
  if (workingDaysLeft === 0) return { key: 'time.today', count: 0, tone: 'soon' };
  return { key: 'time.left', count: workingDaysLeft, tone: workingDaysLeft <= soonDays ? 'soon' : 'plain' };
}
