import type { AuditEvent, AuditEventsPage, AuditEventsQuery } from '@vinhdanh/contracts/audit';
import { caseHistory, eventPlaces } from '@vinhdanh/projections';
import type { CaseFile } from '../record/case-file.js';
import { isSystem, type Names } from '../record/names.js';

const importances = { 1: 'decision', 2: 'change', 3: 'detail' } as const;

/** A page of a case's events, oldest first, each in a sentence. Pure. */
export function buildEvents(
  { model, records, commands }: CaseFile,
  { after, limit }: AuditEventsQuery,
  names: Names,
  numbers: ReadonlyMap<number, number>,
): AuditEventsPage {
  const lines = caseHistory(model, records, names);
  const places = eventPlaces(records.map(({ event }) => event));
  const all = records.map((record, index): AuditEvent => {
    const { version, hash, commandHash, at, event } = record;
    const line = lines[index];
    const actor = line?.by ?? commands.get(commandHash)?.actor ?? null;
    const place = places[index];
    return {
      version,
      sealedNumber: numbers.get(version) ?? null,
      at,
      type: event.type,
      importance: importances[line?.importance ?? 3],
      sentenceVi: line?.sentenceVi ?? '',
      sentenceEn: line?.sentenceEn ?? '',
      by: actor === null || isSystem(actor) ? null : names.ref(actor),
      elementId: place?.elementId ?? null,
      processId: place?.processId ?? null,
      stepId: place?.stepId ?? null,
      hash,
      commandHash,
    };
  });
  const items = all.filter(({ version }) => version > after).slice(0, limit);
  const last = items.at(-1)?.version ?? after;
  return { items, nextAfter: last < records.length ? last : null };
}
