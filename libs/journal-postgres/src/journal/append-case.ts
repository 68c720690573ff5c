import { Defect, type JsonObject } from '@vinhdanh/kernel';
import type { AppendOutcome, AppendRequest } from '@vinhdanh/commands';
import { headerSearch } from '@vinhdanh/projections';
import type { Pool } from 'pg';

/** Named, so that each connection parses it once. The rows it writes are those of migration `AppendCase`. */
const statement = {
  name: 'append-case',
  text: `SELECT vinhdanh.append_case($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,
    $24,$25,$26,$27,$28,$29) AS outcome`,
};
const outcomes = new Set(['appended', 'versionLost', 'duplicateCommand', 'unauthorised']);

const stepCommands = new Set(['TakeStep', 'GiveBackStep', 'DecideStep', 'ReturnStep', 'SubmitSupplement']);

/** The step that a command acts on, so that the database can look for its open inbox row; null without one. */
function stepOf(request: AppendRequest): string | null {
  if (!stepCommands.has(request.command.type)) return null;
  const { args } = JSON.parse(request.command.bytes) as { args?: JsonObject };
  const stepId = args?.stepId;
  if (typeof stepId !== 'string')
    throw new Defect('JOURNAL.STEP_MISSING', `${request.command.type} names no step`);
  return stepId;
}

const jsonOrNull = (rows: readonly unknown[]): string | null =>
  rows.length === 0 ? null : JSON.stringify(rows);

function parametersOf(request: AppendRequest): unknown[] {
  const { command, authority, events, header, inbox } = request;
  const first = events[0];
  if (first === undefined) throw new Defect('JOURNAL.EMPTY_APPEND', 'an append without events');
  if (request.newPersonKeys.length > 1) throw new Defect('JOURNAL.KEYS', 'one nominee, one key');
  const key = request.newPersonKeys[0];
  const drops = inbox.drop.length > 0;
  return [
    request.tenant,
    request.caseId,
    request.stream,
    request.expectedVersion,
    command.actor,
    command.commandId,
    command.type,
    command.at,
    command.requestHash,
    command.hash,
    command.bytes,
    authority?.person ?? null,
    authority?.role ?? null,
    authority?.org ?? null,
    stepOf(request),
    first.prev,
    events.map((event) => event.type),
    events.map((event) => event.schema),
    events.map((event) => event.at),
    events.map((event) => event.hash),
    events.map((event) => event.bytes).join('\n'),
    JSON.stringify({ ...header, search: headerSearch(header) }),
    jsonOrNull(inbox.put),
    drops ? inbox.drop.map((row) => row.stepId) : null,
    drops ? inbox.drop.map((row) => row.duty) : null,
    jsonOrNull(request.notices),
    key?.person ?? null,
    key?.wrapped ?? null,
    request.handledBy,
  ];
}

/**
 * One transaction in one round trip: command, events, inbox, header, notices, wake-up.
 * @throws whatever the server says that is no outcome; nothing is written then.
 */
export async function appendCase(pool: Pool, request: AppendRequest): Promise<AppendOutcome> {
  try {
    const { rows } = await pool.query<{ outcome: string }>({ ...statement, values: parametersOf(request) });
    const outcome = rows[0]?.outcome ?? '';
    if (!outcomes.has(outcome)) throw new Defect('JOURNAL.OUTCOME', `append_case answered ${outcome}`);
    return { kind: outcome } as AppendOutcome;
  } catch (error) {
    // The same key for two streams at once: the second meets the first's row (SQLSTATE unique_violation).
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'command_pkey') return { kind: 'duplicateCommand' };
    // The nominee of a new case has a key already; or had one, says the function in the same words.
    if (code === '23505' && constraint === 'person_key_pkey') return { kind: 'personKnown' };
    throw error;
  }
}
