import type { ClientBase } from 'pg';
import type { FoldedCase } from '../record/case-folder.js';

/** What can be made anew, by the name that people use. */
export const followedProjections = ['cases', 'search', 'statistics', 'inbox-history', 'awards'] as const;
export type FollowedProjection = (typeof followedProjections)[number];

/** How a projection that follows the sealed log is written. `table` is its own, or the one beside it. */
export interface ProjectionTable {
  readonly projection: FollowedProjection;
  readonly table: string;
  /** Cases that the table does not hold yet; it may have no indexes. */
  fill(client: ClientBase, table: string, cases: readonly FoldedCase[]): Promise<void>;
  /** Cases that the table holds as they were before. */
  apply(client: ClientBase, table: string, cases: readonly FoldedCase[]): Promise<void>;
}

/** The table that is filled beside `table` until it takes its place. */
export const nextOf = (table: string): string => `${table}_next`;
