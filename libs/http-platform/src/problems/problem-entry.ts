/** A problem as people and programs read it. */
export interface ProblemEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

/**
 * Every code that a service's answers may carry, once: code → status and sentence. The codes are stable: clients
 * match on them, and a code that is no longer used stays reserved.
 */
export type ProblemCatalogue = Readonly<Record<string, ProblemEntry>>;

export const entry = (status: number, vi: string, en: string): ProblemEntry => ({ status, vi, en });

/** A rejection whose code the catalogue does not know is an expected "no" all the same. */
const unlisted = entry(422, 'Yêu cầu không được chấp nhận.', 'The request was not accepted.');

/** The entry of a code; findings of path files (`BPMN.…`) and codes without a sentence get a general one. */
export const entryOf = (catalogue: ProblemCatalogue, code: string): ProblemEntry =>
  (Object.hasOwn(catalogue, code) ? catalogue[code] : undefined) ?? unlisted;
