import type { ClientBase } from 'pg';
import { hashBytes } from '@vinhdanh/transparency-log';
import type { LogSource } from '../sources.js';

/** The newest head, and the newest that a witness has cosigned; cosignatures stand behind the log's lines. */
const heads = {
  name: 'evidence-heads',
  text: `
    SELECT c.size::text,
           c.note || coalesce((SELECT string_agg(s.line, '' ORDER BY s.witness) FROM vinhdanh.log_cosignature s
                                WHERE (s.log, s.size) = (c.log, c.size)), '') AS note,
           EXISTS (SELECT FROM vinhdanh.log_cosignature s WHERE (s.log, s.size) = (c.log, c.size)) AS witnessed
      FROM vinhdanh.log_checkpoint c
     WHERE c.log = 'record'
       AND (c.size = (SELECT max(size) FROM vinhdanh.log_checkpoint WHERE log = 'record')
         OR c.size = (SELECT max(size) FROM vinhdanh.log_cosignature WHERE log = 'record'))
     ORDER BY c.size DESC`,
};
const tile = {
  name: 'evidence-tile',
  text: `SELECT substr(hashes, 1, $3) AS hashes FROM vinhdanh.log_tile
          WHERE log = 'record' AND level = $1 AND index = $2`,
};

/** The log of events in PostgreSQL. The client is in a snapshot (`withSnapshot`). */
export const logOfPostgres = (client: ClientBase): LogSource => ({
  async heads() {
    const { rows } = await client.query<{ size: string; note: string; witnessed: boolean }>(heads);
    const [newest, ...earlier] = rows;
    if (newest === undefined) return null;
    const witnessed = rows.find((row) => row.witnessed);
    return {
      newest: newest.note,
      earlier: earlier.map(({ note }) => note),
      witnessedSize: Number(witnessed?.size ?? 0),
    };
  },
  async readTile({ level, index, width }) {
    const values = [level, index, width * hashBytes];
    const { rows } = await client.query<{ hashes: Buffer }>({ ...tile, values });
    const hashes = rows[0]?.hashes;
    if (hashes?.length !== width * hashBytes)
      throw new RangeError(`the log has no tile ${level}/${index} of ${width}`);
    return hashes;
  },
});
