import { Deadline } from '@vinhdanh/web-ui';
import { useLanguage } from '../i18n/use-language.js';
import { longDate, shortDate } from './dates.js';
import { deadlineWords, type Clock } from './deadline.js';

export interface DeadlineTextProps {
  readonly clock: Clock;
  readonly workingDaysLeft: number | null;
  readonly dueAt: string | null;
}

/** A deadline in the reader's language: `còn 2 ngày làm việc · 24/11`. */
export function DeadlineText({ clock, workingDaysLeft, dueAt }: DeadlineTextProps) {
  const { t, language } = useLanguage();
  const words = deadlineWords(clock, workingDaysLeft);
  const text = t(words.key, { count: words.count, date: dueAt === null ? '' : shortDate(dueAt) });
  const full = dueAt === null ? null : t('time.full', { date: longDate(dueAt, language) });
  return <Deadline text={text} full={full} tone={words.tone} />;
}
