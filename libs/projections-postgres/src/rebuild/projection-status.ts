import type { ClientBase } from 'pg';
import { recordCursor } from '../record/record-cursor.js';
import { readRebuilding, type ProjectionName, type Rebuilding } from './rebuild-state.js';

export interface ProjectionStatus {
  /** Events that the log has numbered. */
  readonly sealed: number;
  /** How many of them each projection that follows the log has taken in. */
  readonly followed: readonly { readonly projection: ProjectionName; readonly number: number }[];
  /** Made anew, by somebody now or by a run that has ended before its end. */
  readonly rebuilding: readonly Rebuilding[];
}

/** How far everything is. @throws whatever the server says. */
export async function projectionStatus(client: ClientBase): Promise<ProjectionStatus> {
  const { number: sealed } = await recordCursor(client);
  const { rows } = await client.query<{ projection: ProjectionName; number: string }>(
    'SELECT projection, number::text FROM vinhdanh.projection_checkpoint WHERE NOT building ORDER BY projection',
  );
  return {
    sealed,
    followed: rows.map(({ projection, number }) => ({ projection, number: Number(number) })),
    rebuilding: await readRebuilding(client),
  };
}
