/** What is verified: one tenant's record, or some streams of it. */
export interface Scope {
  readonly tenant: string;
  /** Each once; null: all. */
  readonly streams: readonly string[] | null;
}

/** `WHERE` for rows that name their stream. */
export const ofStreams = ({ tenant, streams }: Scope, column = 'stream') =>
  streams === null
    ? { where: 'tenant = $1', values: [tenant] }
    : { where: `tenant = $1 AND ${column} = ANY ($2)`, values: [tenant, streams] };

const casePrefix = 'case-';

/** `WHERE` for rows that name their case. */
export const ofCases = ({ tenant, streams }: Scope, column = 'case_id') =>
  ofStreams({ tenant, streams: streams && streams.map((stream) => stream.slice(casePrefix.length)) }, column);

/** The stream of a case that a row names by its id. */
export const streamOf = (caseId: string): string => `${casePrefix}${caseId}`;
