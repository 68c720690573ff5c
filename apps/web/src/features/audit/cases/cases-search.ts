export const caseStatuses = ['open', 'concluded'] as const;

/** The filters of the search as they stand in the address; a link to a list is a link to the same list. */
export interface CasesSearch {
  readonly q?: string | undefined;
  readonly status?: (typeof caseStatuses)[number] | undefined;
  readonly awardKind?: string | undefined;
}

const textCharsMax = 100;
const kindCharsMax = 20;

const textOf = (value: unknown, charsMax: number): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text.slice(0, charsMax);
};

/**
 * Reads what an address says; anything unknown falls back instead of breaking the page. Absent filters are
 * named as undefined: the router keeps every key of the address that nobody names. Pure.
 */
export function readCasesSearch(search: Record<string, unknown>): CasesSearch {
  return {
    q: textOf(search['q'], textCharsMax),
    status: caseStatuses.find((one) => one === search['status']),
    awardKind: textOf(search['awardKind'], kindCharsMax),
  };
}

/** Whether anything narrows the list. Pure. */
export const isNarrowed = ({ q, status, awardKind }: CasesSearch): boolean =>
  q !== undefined || status !== undefined || awardKind !== undefined;
