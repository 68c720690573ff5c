import type { ClientBase, Pool } from 'pg';

/** A signed head with the lines of those who have cosigned it. */
export interface StoredHead {
  readonly size: number;
  /** The log's signed note; cosignature lines behind its own. */
  readonly note: string;
}

/**
 * The newest head of a log, or the newest that at least one witness has cosigned; null while there is none.
 */
export async function newestHead(
  db: ClientBase | Pool,
  log: string,
  witnessed = false,
): Promise<StoredHead | null> {
  const { rows } = await db.query<{ size: string; note: string; lines: string | null }>({
    name: witnessed ? 'newest-witnessed-head' : 'newest-head',
    text: `
      SELECT c.size::text, c.note,
             (SELECT string_agg(s.line, '' ORDER BY s.witness) FROM vinhdanh.log_cosignature s
               WHERE s.log = c.log AND s.size = c.size) AS lines
        FROM vinhdanh.log_checkpoint c
       WHERE c.log = $1 ${witnessed ? 'AND c.size = (SELECT max(s.size) FROM vinhdanh.log_cosignature s WHERE s.log = $1)' : ''}
       ORDER BY c.size DESC LIMIT 1`,
    values: [log],
  });
  const row = rows[0];
  return row === undefined ? null : { size: Number(row.size), note: row.note + (row.lines ?? '') };
}
