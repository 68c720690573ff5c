import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Office } from './office.js';

/** Everything that a refused request must leave as it was: the record, what lists show, the files. */
export async function snapshot(office: Office): Promise<object> {
  const { rows } = await office.admin.query<Record<string, string>>(
    `SELECT (SELECT count(*) FROM vinhdanh.event) AS events,
            (SELECT count(*) FROM vinhdanh.command) AS commands,
            (SELECT coalesce(sum(version), 0) FROM vinhdanh.stream_head) AS heads,
            (SELECT coalesce(sum(last), 0) FROM vinhdanh.case_counter) AS numbers,
            (SELECT md5(coalesce(string_agg(h::text, '|' ORDER BY tenant, case_id), '')) FROM vinhdanh.case_header h) AS headers,
            (SELECT md5(coalesce(string_agg(i::text, '|' ORDER BY tenant, case_id, step_id, duty), '')) FROM vinhdanh.inbox i) AS inbox,
            (SELECT count(*) FROM vinhdanh.notice) AS notices`,
  );
  const files = readdirSync(office.filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
  return { ...rows[0], files: createHash('sha256').update(files.join('|')).digest('hex') };
}

/** How many refusals of a code are kept. */
export async function refusals(office: Office, code: string): Promise<number> {
  const { rows } = await office.admin.query<{ count: string }>(
    `SELECT count(*) FROM vinhdanh.refusal WHERE code = $1`,
    [code],
  );
  return Number(rows[0]?.count);
}
