import { instantOf } from '../instant.js';

export const caseViews = ['replay', 'refusals', 'proof'] as const;
export type CaseView = (typeof caseViews)[number];

export const detailLevels = ['decision', 'change', 'detail'] as const;
export type DetailLevel = (typeof detailLevels)[number];

/** What T is compared with: the end of what is known, the beginning, the event before, or an event by number. */
export type Against = 'now' | 'start' | 'previous' | number;

/** Where somebody stands in the past of a case, as the address says it: a link is a link to that moment. */
export interface CaseSearch {
  readonly view?: CaseView | undefined;
  /** Event that is looked at; the last one when there is none. */
  readonly at?: number | undefined;
  /** The moment that was asked for, when it was a moment and not an event. */
  readonly moment?: string | undefined;
  readonly against?: Against | undefined;
  /** Process of the path that the diagram shows. */
  readonly process?: string | undefined;
  readonly detail?: DetailLevel | undefined;
}

const versionOf = (value: unknown): number | undefined => {
  const version = Number(value);
  return typeof value !== 'object' && Number.isSafeInteger(version) && version >= 1 ? version : undefined;
};

const againstOf = (value: unknown): Against | undefined =>
  (['now', 'start', 'previous'] as const).find((one) => one === value) ?? versionOf(value);

/**
 * Reads what an address says about the past of a case; anything unknown falls back instead of breaking the page.
 * What is absent is named as undefined: the router keeps every key of the address that nobody names. Pure.
 */
export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const { process } = search;
  const view = caseViews.find((one) => one === search['view']);
  return {
    view: view === 'replay' ? undefined : view,
    at: versionOf(search['at']),
    moment: instantOf(search['moment']),
    against: againstOf(search['against']),
    process: typeof process === 'string' ? process : undefined,
    detail: detailLevels.find((one) => one === search['detail']),
  };
}
