import type { ClientBase } from 'pg';
import type { Model } from '@vinhdanh/bpmn-model';
import { sectionContext, type Bundles, type Vault } from '@vinhdanh/commands';
import type { PersonKeyRow } from '@vinhdanh/journal';
import { Defect, type CaseId, type JsonObject, type PersonId, type TenantId } from '@vinhdanh/kernel';
import { CaseProjection, type CaseChanges, type ProjectedCase } from '@vinhdanh/projections';
import { caseIdOf, domainEvent, eventLines, type CaseEvents, type EventLine } from './case-events.js';

export interface FolderParts {
  readonly bundles: Pick<Bundles, 'byHash'>;
  readonly vault: Pick<Vault, 'open'>;
}

/** A portion of a case's events with what was known of the case before them. */
export interface CasePortion {
  readonly events: CaseEvents;
  /** Null when the portion begins with the case. */
  readonly from: ProjectedCase | null;
}

export interface FoldedCase {
  readonly tenant: string;
  readonly stream: string;
  readonly caseId: CaseId;
  readonly changes: CaseChanges;
}

/** A case whose record is not what it must be; the code says in which way. */
export interface UnreadableCase {
  readonly tenant: string;
  readonly stream: string;
  readonly code: string;
}

export interface Folded {
  readonly cases: readonly FoldedCase[];
  readonly unreadable: readonly UnreadableCase[];
}

/** The only sections that anything shown of a case is made of: opening the others would be for nothing. */
const named: ReadonlySet<string> = new Set(['NominationStarted', 'SupplementSubmitted']);

/**
 * Folds portions of cases: fetches bundles and keys for many at once, then folds without waiting. One case that
 * cannot be read, because somebody has been at its record, keeps none of the others waiting.
 */
export class CaseFolder {
  readonly #models = new Map<string, Model>();

  constructor(private readonly parts: FolderParts) {}

  /** @throws whatever the server says. */
  async prepare(client: ClientBase, portions: readonly CasePortion[]): Promise<() => Folded> {
    const unreadable: UnreadableCase[] = [];
    const read = attempt(portions, ({ events }) => events, unreadable, readPortion);
    const keys = await readKeys(
      client,
      read.map(({ portion, nomineeId }) => ({ tenant: portion.events.tenant, person: nomineeId })),
    );
    const models = new Map<ReadPortion, Model | null>();
    for (const each of read) models.set(each, await this.#model(each.portion.events.tenant, each.bundleHash));
    return () => {
      const cases = attempt(
        read,
        ({ portion }) => portion.events,
        unreadable,
        (each) => {
          const model = models.get(each);
          if (model === null || model === undefined) throw new Defect('BUNDLE.MISSING', each.bundleHash);
          const wrapped = keys.get(`${each.portion.events.tenant}\n${each.nomineeId}`);
          return this.#fold(each, model, wrapped === undefined ? null : { person: each.nomineeId, wrapped });
        },
      );
      return { cases, unreadable };
    };
  }

  async #model(tenant: string, hash: string): Promise<Model | null> {
    const name = `${tenant}\n${hash}`;
    const known = this.#models.get(name);
    if (known !== undefined) return known;
    const model = await this.parts.bundles.byHash(tenant as TenantId, hash);
    if (model !== null) this.#models.set(name, model);
    return model;
  }

  #fold({ portion, lines }: ReadPortion, model: Model, key: PersonKeyRow | null): FoldedCase {
    const { events, from } = portion;
    const { tenant, stream, first, last, count } = events;
    if (last - first + 1 !== count || (from?.state.version ?? 0) !== first - 1)
      throw new Defect('JOURNAL.GAP', `${stream} has ${count} events from ${first} to ${last}`);
    const caseId = caseIdOf(stream) as CaseId;
    const projection = new CaseProjection(model, caseId, key === null ? forgotten(from) : from);
    const context = sectionContext(tenant, stream);
    for (const read of lines) {
      const opened: JsonObject | null =
        read.sealed === null || key === null || !named.has(read.type)
          ? null
          : this.parts.vault.open(key, read.sealed, context);
      projection.add(domainEvent(read, opened), read.at);
    }
    return { tenant, stream, caseId, changes: projection.end() };
  }
}

/**
 * What `work` makes of each; those at which it fails are put aside. It is pure, so that whatever it throws is about
 * the case: a Defect, or what somebody's own event makes of code that trusts the record.
 */
function attempt<From, To>(
  all: readonly From[],
  about: (from: From) => CaseEvents,
  unreadable: UnreadableCase[],
  work: (from: From) => To,
): To[] {
  const made: To[] = [];
  for (const each of all)
    try {
      made.push(work(each));
    } catch (error) {
      const { tenant, stream } = about(each);
      unreadable.push({ tenant, stream, code: error instanceof Defect ? error.code : 'RECORD.UNFOLDABLE' });
    }
  return made;
}

/** Without its key, what memory still holds of the nominee is not shown again. */
const forgotten = (known: ProjectedCase | null): ProjectedCase | null =>
  known === null || known.state.personal === null
    ? known
    : { ...known, state: { ...known.state, personal: null } };

/** A portion, parsed; bundle and nominee are known of the case, or said by its first event. */
interface ReadPortion {
  readonly portion: CasePortion;
  readonly lines: readonly EventLine[];
  readonly bundleHash: string;
  readonly nomineeId: PersonId;
}

function readPortion(portion: CasePortion): ReadPortion {
  const { events, from } = portion;
  const lines = eventLines(events);
  if (from !== null) {
    const { bundleHash, nomineeId } = from.state;
    return { portion, lines, bundleHash, nomineeId: nomineeId ?? ('' as PersonId) };
  }
  const { type, body = {} } = lines[0] ?? {};
  const { bundleHash, nomineeId } = body as { bundleHash?: unknown; nomineeId?: unknown };
  if (type !== 'NominationStarted' || typeof bundleHash !== 'string' || typeof nomineeId !== 'string')
    throw new Defect('JOURNAL.MALFORMED', `${events.stream} does not begin with a nomination`);
  return { portion, lines, bundleHash, nomineeId: nomineeId as PersonId };
}

/** Keys that are not destroyed, by tenant and person. @throws whatever the server says. */
export async function readKeys(
  client: ClientBase,
  wanted: readonly { readonly tenant: string; readonly person: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ tenant: string; person: string; wrapped: string }>({
    name: 'person-keys',
    text: `SELECT k.tenant, k.person, k.wrapped FROM unnest($1::text[], $2::text[]) AS w(tenant, person)
             JOIN vinhdanh.person_key k ON k.tenant = w.tenant AND k.person = w.person AND k.wrapped IS NOT NULL`,
    values: [wanted.map(({ tenant }) => tenant), wanted.map(({ person }) => person)],
  });
  return new Map(rows.map(({ tenant, person, wrapped }) => [`${tenant}\n${person}`, wrapped]));
}
