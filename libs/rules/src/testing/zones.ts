import type { ZoneRules } from '../feel/zone-rules.js';

const hour = 3_600;
/** Local seconds of 2025-03-30T03:00:00 and 2025-10-26T03:00:00: between them the shifting zone is an hour on. */
const summerFrom = 1_743_303_600;
const summerTo = 1_761_447_600;

/** Three fixed zones, and one that goes forward at 02:00 and back at 03:00 in the year 2025, as Paris does. */
export const testZones: ZoneRules = {
  known: (zone) => ['Etc/UTC', 'Asia/Ho_Chi_Minh', 'Asia/Dhaka', 'Europe/Paris'].includes(zone),
  offsetAtLocal(zone, localSeconds) {
    if (zone === 'Asia/Ho_Chi_Minh') return 7 * hour;
    if (zone === 'Asia/Dhaka') return 6 * hour;
    if (zone === 'Etc/UTC') return 0;
    // The hour that never occurs keeps winter time, the hour that occurs twice keeps summer time.
    return localSeconds >= summerFrom && localSeconds < summerTo ? 2 * hour : hour;
  },
};
