import { queryOptions } from '@tanstack/react-query';
import { fetchAuditCases } from '../api/audit.js';
import { fetchInbox } from '../api/endpoints.js';

const casesMax = 8;

export interface FoundCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly nomineeName: string | null;
}

/** Cases of my inbox, waiting or elsewhere, each once. */
export const paletteInboxQuery = (asked: string) =>
  queryOptions({
    queryKey: ['inbox', 'palette', asked],
    queryFn: async ({ signal }): Promise<readonly FoundCase[]> => {
      const tabs = await Promise.all([
        fetchInbox({ tab: 'waiting', q: asked, limit: casesMax }, signal),
        fetchInbox({ tab: 'collaborating', q: asked, limit: casesMax }, signal),
      ]);
      const byId = new Map(tabs.flatMap((page) => page.items).map((item) => [item.caseId, item]));
      return [...byId.values()].slice(0, casesMax);
    },
    enabled: asked !== '',
  });

/** Cases of the record. */
export const paletteAuditQuery = (asked: string) =>
  queryOptions({
    queryKey: ['audit', 'palette', asked],
    queryFn: async ({ signal }): Promise<readonly FoundCase[]> =>
      (await fetchAuditCases({ q: asked }, null, signal, casesMax)).items,
    enabled: asked !== '',
  });
