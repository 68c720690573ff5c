import type { CaseEvent } from '@vinhdanh/awards';
import type { LoadedCase } from '@vinhdanh/commands';
import type { HistoryEntry, HistoryPage } from '@vinhdanh/contracts';
import type { NameBook } from '../directory/name-book.js';

export interface HistoryQuery {
  readonly before?: number | undefined;
  readonly limit: number;
}

const authorOf = (event: CaseEvent): string | null => ('by' in event && event.type !== 'BoundaryTriggered' ? event.by : null);

/** A page of a case's history, newest first; `before` is a version, which never changes its meaning. */
export async function buildHistory(loaded: LoadedCase, query: HistoryQuery, names: NameBook): Promise<HistoryPage> {
  const { before, limit } = query;
  const older = loaded.events.filter(({ version }) => before === undefined || version < before).toReversed();
  const shown = older.slice(0, limit);
  const people = await names.people(shown.map(({ event }) => authorOf(event)).filter((id) => id !== null));
  const items = shown.map(({ version, at, hash, event }): HistoryEntry => {
    const author = authorOf(event);
    return {
      version,
      type: event.type,
      at,
      by: author === null ? null : (people.get(author) ?? null),
      role: event.type === 'StepDecided' ? event.role : null,
      importance: 3,
      sentenceVi: event.type,
      sentenceEn: event.type,
      note: null,
      hash,
    };
  });
  return { items, nextBefore: older.length > limit ? (shown.at(-1)?.version ?? null) : null };
}
