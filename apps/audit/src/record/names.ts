import type { NameBook, Organisation, PersonRef, PublishedPath } from '@vinhdanh/journal-postgres';
import type { FieldNames } from '@vinhdanh/projections';
import type { CaseFile } from './case-file.js';

/** Names that an answer shows, looked up beforehand. */
export interface Names extends FieldNames {
  ref(personId: string): PersonRef;
  organisation(org: string): Organisation | undefined;
  published(awardKind: string): PublishedPath | undefined;
}

const author = (event: object): string | null =>
  'by' in event && typeof event.by === 'string' ? event.by : null;

/** Everybody whom an answer about this case may name. */
export function peopleOf({ records, commands }: CaseFile): readonly string[] {
  const found = new Set<string>();
  for (const { event } of records) {
    const by = author(event);
    if (by !== null) found.add(by);
  }
  for (const { actor } of commands.values()) if (!isSystem(actor)) found.add(actor);
  return [...found];
}

/** The product itself acts under such a name: a deadline, a finished job. */
export const isSystem = (actor: string): boolean => actor.startsWith('system');

/** Names of `people`, and of all organisations and awards. */
export async function namesFor(book: NameBook, people: Iterable<string>): Promise<Names> {
  const [persons, organisations, awards] = await Promise.all([
    book.people(people),
    book.organisations(),
    book.awards(),
  ]);
  return {
    ref: (personId) => persons.get(personId) ?? { personId, name: personId, post: null },
    person: (personId) => persons.get(personId),
    organisation: (org) => organisations.get(org),
    published: (kind) => awards.get(kind),
    org: (org) => {
      const found = organisations.get(org);
      return found === undefined ? undefined : { vi: found.nameVi, en: found.nameEn };
    },
    award: (kind) => {
      const found = awards.get(kind);
      return found === undefined ? undefined : { vi: found.nameVi, en: found.nameEn };
    },
  };
}
