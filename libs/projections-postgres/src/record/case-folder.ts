import type { ClientBase } from 'pg';
import type { Model } from '@vinhdanh/bpmn-model';
import { sectionContext, type Bundles, type Vault } from '@vinhdanh/commands';
import type { PersonKeyRow } from '@vinhdanh/journal';
import { Defect, type CaseId, type JsonObject, type PersonId, type TenantId } from '@vinhdanh/kernel';
import { CaseProjection, type CaseChanges, type ProjectedCase } from '@vinhdanh/projections';
import { caseIdOf, domainEvent, eventLine, linesOf, type CaseEvents } from './case-events.js';

export interface FolderParts {
  readonly bundles: Pick<Bundles, 'byHash'>;
  readonly vault: Pick<Vault, 'open'>;
}

/** What a fold of one case needs beside its events. */
interface CaseParts {
  readonly model: Model;
  readonly key: PersonKeyRow | null;
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

/** The only sections that anything shown of a case is made of: opening the others would be for nothing. */
const named: ReadonlySet<string> = new Set(['NominationStarted', 'SupplementSubmitted']);

/** Folds portions of cases: fetches bundles and keys for many at once, then folds without waiting. */
export class CaseFolder {
  readonly #models = new Map<string, Model>();

  constructor(private readonly parts: FolderParts) {}

  /** @throws Defect `BUNDLE.MISSING`; whatever the server says. */
  async prepare(client: ClientBase, portions: readonly CasePortion[]): Promise<() => readonly FoldedCase[]> {
    const about = portions.map(({ events, from }) => ({ ...pinned(events, from), events, from }));
    const keys = await readKeys(
      client,
      about.map(({ events, nomineeId }) => ({ tenant: events.tenant, person: nomineeId })),
    );
    const ready: { readonly portion: CasePortion; readonly parts: CaseParts }[] = [];
    for (const { events, from, bundleHash, nomineeId } of about) {
      const model = await this.#model(events.tenant, bundleHash);
      const wrapped = keys.get(`${events.tenant}\n${nomineeId}`);
      const key = wrapped === undefined ? null : { person: nomineeId, wrapped };
      ready.push({ portion: { events, from }, parts: { model, key } });
    }
    return () => ready.map(({ portion, parts }) => this.#fold(portion, parts));
  }

  async #model(tenant: string, hash: string): Promise<Model> {
    const name = `${tenant}\n${hash}`;
    const known = this.#models.get(name);
    if (known !== undefined) return known;
    const model = await this.parts.bundles.byHash(tenant as TenantId, hash);
    if (model === null) throw new Defect('BUNDLE.MISSING', hash);
    this.#models.set(name, model);
    return model;
  }

  #fold({ events, from }: CasePortion, { model, key }: CaseParts): FoldedCase {
    const { tenant, stream } = events;
    const caseId = caseIdOf(stream) as CaseId;
    const projection = new CaseProjection(model, caseId, from);
    const context = sectionContext(tenant, stream);
    for (const line of linesOf(events)) {
      const read = eventLine(line);
      const opened: JsonObject | null =
        read.sealed === null || key === null || !named.has(read.type)
          ? null
          : this.parts.vault.open(key, read.sealed, context);
      projection.add(domainEvent(read, opened), read.at);
    }
    return { tenant, stream, caseId, changes: projection.end() };
  }
}

/** Bundle and nominee: known of the case, or said by its first event. */
function pinned(events: CaseEvents, from: ProjectedCase | null): { bundleHash: string; nomineeId: PersonId } {
  if (from !== null) {
    const { bundleHash, nomineeId } = from.state;
    return { bundleHash, nomineeId: nomineeId ?? ('' as PersonId) };
  }
  const [line = ''] = linesOf(events);
  const { type, body } = eventLine(line);
  const { bundleHash, nomineeId } = body as { bundleHash?: unknown; nomineeId?: unknown };
  if (type !== 'NominationStarted' || typeof bundleHash !== 'string' || typeof nomineeId !== 'string')
    throw new Defect('JOURNAL.MALFORMED', `${events.stream} does not begin with a nomination`);
  return { bundleHash, nomineeId: nomineeId as PersonId };
}

/** Keys that are not destroyed, by tenant and person. */
async function readKeys(
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
