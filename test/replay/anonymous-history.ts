import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;
export interface RecordedHistory {
  readonly events: readonly Record<string, unknown>[];
}

/** Fields that name a machine or a process; a replay does not read them. */
const identityFields: ReadonlySet<string> = new Set(['identity', 'workerIdentity', 'stickyWorkerIdentity']);

/** A history as it may be kept: the same events, without the machine that they were recorded on. */
export function anonymousHistory(history: History): RecordedHistory {
  const json: unknown = JSON.parse(historyToJSON(history));
  return withoutMachine(json) as RecordedHistory;
}

function withoutMachine(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => withoutMachine(part));
  if (typeof value === 'string') return identityFields.has(field) || /@/.test(value) ? 'worker' : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutMachine(part, name)]));
}
