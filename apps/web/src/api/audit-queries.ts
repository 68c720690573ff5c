import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  fetchAccess,
  fetchAuditCase,
  fetchAuditCases,
  fetchAuditDiagram,
  fetchAuditEvents,
  fetchAuditOffices,
  fetchAwardsThen,
  fetchDifference,
  fetchInboxThen,
  fetchMarks,
  fetchRefusals,
  fetchState,
  fetchStateAt,
  fetchWhy,
  type AccessFilter,
  type AuditCasesFilter,
  type InboxThenQuestion,
} from './audit.js';

/** What happened does not change: an answer about a past event holds for as long as the page is open. */
const past = { staleTime: Infinity } as const;

export const auditCasesQuery = (filter: AuditCasesFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'cases', filter] as const,
    queryFn: ({ pageParam, signal }) => fetchAuditCases(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Typing in the search leaves the rows (and the focus) where they are until the new ones have come.
    placeholderData: keepPreviousData,
  });
export const auditCaseQuery = (caseId: string) =>
  queryOptions({ queryKey: ['audit', 'case', caseId], queryFn: () => fetchAuditCase(caseId) });
export const auditDiagramQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'diagram'],
    queryFn: () => fetchAuditDiagram(caseId),
    ...past,
  });
/** `limit` is part of the key: while a case grows, its last page is asked for again and no other. */
export const auditEventsQuery = (caseId: string, after: number, limit: number) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'events', after, limit],
    queryFn: ({ signal }) => fetchAuditEvents(caseId, after, limit, signal),
    ...past,
  });
export const auditMarksQuery = (caseId: string, after: number, limit: number) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'marks', after, limit],
    queryFn: ({ signal }) => fetchMarks(caseId, after, limit, signal),
    ...past,
  });
export const auditStateQuery = (caseId: string, version: number) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'state', version],
    queryFn: ({ signal }) => fetchState(caseId, version, signal),
    ...past,
  });
export const auditDifferenceQuery = (caseId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'difference', from, to],
    queryFn: ({ signal }) => fetchDifference(caseId, from, to, signal),
    ...past,
  });
export const auditWhyQuery = (caseId: string, version: number) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'why', version],
    queryFn: ({ signal }) => fetchWhy(caseId, version, signal),
    ...past,
  });
export const auditRefusalsQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'case', caseId, 'refusals'],
    queryFn: ({ pageParam }) => fetchRefusals(caseId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
export const inboxThenQuery = (question: InboxThenQuestion) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'inbox-then', question],
    queryFn: ({ pageParam, signal }) => fetchInboxThen(question, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
export const awardsThenQuery = (at: string) =>
  queryOptions({
    queryKey: ['audit', 'awards-then', at],
    queryFn: ({ signal }) => fetchAwardsThen(at, signal),
  });
/** Forms of award, for a filter: as the question about awards names them. */
export const awardKindsQuery = queryOptions({
  queryKey: ['audit', 'award-kinds'],
  queryFn: async ({ signal }) => (await fetchAwardsThen(new Date().toISOString(), signal)).kinds,
  staleTime: 5 * 60_000,
});
export const auditOfficesQuery = queryOptions({
  queryKey: ['audit', 'offices'],
  queryFn: fetchAuditOffices,
  staleTime: 5 * 60_000,
});
export const auditStateAtQuery = (caseId: string, at: string) =>
  queryOptions({
    queryKey: ['audit', 'case', caseId, 'state-at', at],
    queryFn: async ({ client }) => {
      const state = await fetchStateAt(caseId, at);
      // It is the state at an event as well: asking for that would only be one more look in the access log.
      client.setQueryData(auditStateQuery(caseId, state.version).queryKey, state);
      return state;
    },
    ...past,
  });
export const accessQuery = (filter: AccessFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'access', filter] as const,
    queryFn: ({ pageParam, signal }) => fetchAccess(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
