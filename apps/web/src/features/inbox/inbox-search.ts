import type { InboxTab } from '@vinhdanh/contracts';

export const inboxTabs: readonly InboxTab[] = ['waiting', 'overdue', 'collaborating', 'done'];
export const caseLevels = ['unit', 'grassroots', 'department', 'province', 'central'] as const;

/** The inbox's filters as they stand in the address; a link to a list is a link to the same list. */
export interface InboxSearch {
  readonly tab: InboxTab;
  readonly q?: string | undefined;
  readonly level?: string | undefined;
}

const searchCharsMax = 100;
const isTab = (value: unknown): value is InboxTab => inboxTabs.some((tab) => tab === value);

/**
 * Reads what an address says; anything unknown falls back instead of breaking the page. Absent filters are
 * named as undefined: the router keeps every key of the address that nobody names. Pure.
 */
export function readInboxSearch(search: Record<string, unknown>): InboxSearch {
  const q =
    typeof search['q'] === 'string' || typeof search['q'] === 'number'
      ? String(search['q']).trim().slice(0, searchCharsMax)
      : '';
  const level = caseLevels.find((one) => one === search['level']);
  return { tab: isTab(search['tab']) ? search['tab'] : 'waiting', q: q === '' ? undefined : q, level };
}
