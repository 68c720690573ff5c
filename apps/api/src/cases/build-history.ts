import type { LoadedCase } from '@vinhdanh/commands';
import type { CaseEvent } from '@vinhdanh/awards';
import type { HistoryEntry, HistoryPage } from '@vinhdanh/contracts';
import type { NameBook } from '@vinhdanh/journal-postgres';
import { caseHistory, type HistoryNames } from '@vinhdanh/projections';

export interface HistoryQuery {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A boundary event's `by` says what set it off, not who. */
const authorOf = (event: CaseEvent): string | null =>
  'by' in event && event.type !== 'BoundaryTriggered' ? event.by : null;

/**
 * A page of a case's history, newest first; `before` is a version, which never changes its meaning. The
 * sentences are made from the first event on, because a step is named where it was opened.
 */
export async function buildHistory(
  loaded: LoadedCase,
  query: HistoryQuery,
  names: NameBook,
): Promise<HistoryPage> {
  const { before, limit } = query;
  const [people, organisations] = await Promise.all([
    names.people(loaded.events.map(({ event }) => authorOf(event)).filter((id) => id !== null)),
    names.organisations(),
  ]);
  const known: HistoryNames = {
    person: (personId) => people.get(personId),
    org: (org) => {
      const found = organisations.get(org);
      return found === undefined ? undefined : { vi: found.nameVi, en: found.nameEn };
    },
  };
  const older = caseHistory(loaded.model, loaded.events, known)
    .filter(({ version }) => before === undefined || version < before)
    .toReversed();
  const items = older
    .slice(0, limit)
    .map((line): HistoryEntry => ({ ...line, by: line.by === null ? null : (people.get(line.by) ?? null) }));
  return { items, nextBefore: older.length > limit ? (items.at(-1)?.version ?? null) : null };
}
