import type pg from 'pg';
import { copyRows, type CopyValue } from '@vinhdanh/projections-postgres';
import { headerSearch } from '@vinhdanh/projections';
import type { CopiedCase, CopiedCommand, CopiedEvent } from './copy-case.js';

interface Given {
  readonly of: CopiedCase;
  readonly command: CopiedCommand;
}

/** All commands of the cases as the office gave them: by time, each case's own in order. */
const inOrder = (cases: readonly CopiedCase[]): Given[] =>
  cases
    .flatMap((of) => of.commands.map((command): Given => ({ of, command })))
    .sort((a, b) => (a.command.at < b.command.at ? -1 : a.command.at > b.command.at ? 1 : 0));

const lastEvent = ({ commands }: CopiedCase): CopiedEvent => {
  const event = commands.at(-1)?.events.at(-1);
  if (event === undefined) throw new Error('a case without an event');
  return event;
};

/** What the append function would have written, table by table, without its checks. */
function tablesOf(tenant: string, cases: readonly CopiedCase[]): readonly [string, CopyValue[][]][] {
  const given = inOrder(cases);
  const inbox = cases.flatMap(({ caseId, inbox: rows }) =>
    rows.map((r): CopyValue[] => [
      r.dueAt ?? 'infinity',
      r.since,
      r.dueAt,
      r.stepRevision,
      tenant,
      caseId,
      r.stepId,
      r.duty,
      r.elementId,
      r.stepName,
      r.level,
      r.role,
      r.org,
      r.takenBy,
    ]),
  );
  const headers = cases.map(({ caseId, header: h }): CopyValue[] => [
    h.startedAt,
    h.updatedAt,
    h.nearestDueAt,
    h.version,
    h.dossierRevision,
    tenant,
    caseId,
    h.caseNumber,
    h.awardKind,
    h.subjectKind,
    h.nomineeId,
    h.nomineeName,
    h.unitName,
    h.status,
    h.result,
    h.level,
    h.stepNames,
    h.orgs,
    h.bundleHash,
    headerSearch(h),
  ]);
  const handled = new Map<string, CopyValue[]>();
  for (const { of, command } of given) {
    const row = `${command.handledBy}|${of.caseId}`;
    if (command.handledBy !== null && !handled.has(row))
      handled.set(row, [command.at, tenant, command.handledBy, of.caseId]);
  }
  return [
    [
      'event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)',
      given.flatMap(({ of, command }) =>
        command.events.map((e): CopyValue[] => [
          tenant,
          of.stream,
          e.version,
          e.type,
          e.schema,
          command.commandId,
          command.at,
          `\\x${e.prev}`,
          `\\x${e.hash}`,
          Buffer.from(e.bytes),
        ]),
      ),
    ],
    [
      `command (at, first_version, last_version, tenant, actor, command_id, case_id, stream, type, request_hash, hash, bytes)`,
      given.map(({ of, command: c }): CopyValue[] => [
        c.at,
        c.events[0]?.version ?? 0,
        c.events.at(-1)?.version ?? 0,
        tenant,
        c.actor,
        c.commandId,
        of.caseId,
        of.stream,
        c.type,
        c.requestHash,
        `\\x${c.hash}`,
        Buffer.from(c.bytes),
      ]),
    ],
    [
      'stream_head (tenant, stream, version, at, hash)',
      cases.map((each): CopyValue[] => {
        const { version, hash } = lastEvent(each);
        return [tenant, each.stream, version, each.commands.at(-1)?.at ?? null, `\\x${hash}`];
      }),
    ],
    ['person_key (tenant, person, wrapped)', cases.map(({ key }) => [tenant, key.person, key.wrapped])],
    [
      `case_header (started_at, updated_at, nearest_due_at, version, dossier_revision, tenant, case_id, case_number,
        award_kind, subject_kind, nominee_id, nominee_name, unit_name, status, result, level, step_names, orgs,
        bundle_hash, search)`,
      headers,
    ],
    [
      `inbox (sort_at, since, due_at, step_revision, tenant, case_id, step_id, duty, element_id, step_name, level,
        role, org, taken_by)`,
      inbox,
    ],
    ['handled (at, tenant, person, case_id)', [...handled.values()]],
    [
      'notice (at, tenant, org, role, notice_id, case_id, kind, step_name)',
      given.flatMap(({ of, command }) =>
        command.notices.map((n): CopyValue[] => [
          n.at,
          tenant,
          n.org,
          n.role,
          n.noticeId,
          of.caseId,
          n.kind,
          n.stepName,
        ]),
      ),
    ],
  ];
}

/** One transaction: the cases whole, as the database's administrator. */
export async function writeCases(
  client: pg.ClientBase,
  tenant: string,
  cases: readonly CopiedCase[],
): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const [into, rows] of tablesOf(tenant, cases)) await copyRows(client, `vinhdanh.${into}`, rows);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
