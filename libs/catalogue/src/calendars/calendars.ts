import type { WorkingCalendar } from '@vinhdanh/kernel';
import { demoTwoSeconds } from './demo-two-seconds.js';
import { vn2026 } from './vn-2026.js';

/** The calendars by key. */
export const calendars: Readonly<Record<'vn-2026' | 'demo-two-seconds', WorkingCalendar>> = {
  'vn-2026': vn2026,
  'demo-two-seconds': demoTwoSeconds,
};
