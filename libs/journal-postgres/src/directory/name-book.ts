import type { PersonId, TenantId } from '@vinhdanh/kernel';
import type { PostgresBundles, PublishedPath } from '../bundles/postgres-bundles.js';
import type { Directory } from './directory.js';
import type { Organisation } from './types.js';

/** Names change rarely; a changed one shows after so long at most. */
const FRESH_MS = 60_000;
const PEOPLE_MAX = 50_000;

export interface PersonRef {
  readonly personId: string;
  readonly name: string;
  readonly post: string | null;
}

interface Known<T> {
  readonly value: T;
  readonly atMs: number;
}

/** Names of people, organisations and awards, remembered for a minute: lists and cases show many of them. */
export class NameBook {
  readonly #people = new Map<string, Known<PersonRef>>();
  #organisations: Known<ReadonlyMap<string, Organisation>> | null = null;
  #awards: Known<ReadonlyMap<string, PublishedPath>> | null = null;

  constructor(
    private readonly directory: Pick<Directory, 'people' | 'organisations'>,
    private readonly bundles: Pick<PostgresBundles, 'published'>,
    private readonly tenant: TenantId,
  ) {}

  async person(personId: string): Promise<PersonRef> {
    return (await this.people([personId])).get(personId) ?? unknownPerson(personId);
  }

  /** A reference for each id; somebody the directory does not know is shown by id. */
  async people(personIds: Iterable<string>): Promise<ReadonlyMap<string, PersonRef>> {
    const now = performance.now();
    const wanted = [...new Set(personIds)];
    const missing = wanted.filter((id) => !isFresh(this.#people.get(id), now)) as PersonId[];
    if (missing.length > 0) {
      const found = await this.directory.people(this.tenant, missing);
      if (this.#people.size + found.length > PEOPLE_MAX) this.#people.clear();
      for (const { personId, name, post } of found)
        this.#people.set(personId, { value: { personId, name, post }, atMs: now });
    }
    return new Map(wanted.map((id) => [id, this.#people.get(id)?.value ?? unknownPerson(id)]));
  }

  async organisations(): Promise<ReadonlyMap<string, Organisation>> {
    const now = performance.now();
    if (this.#organisations === null || !isFresh(this.#organisations, now)) {
      const rows = await this.directory.organisations(this.tenant);
      this.#organisations = { value: new Map(rows.map((row) => [row.org, row])), atMs: now };
    }
    return this.#organisations.value;
  }

  async awards(): Promise<ReadonlyMap<string, PublishedPath>> {
    const now = performance.now();
    if (this.#awards === null || !isFresh(this.#awards, now)) {
      const rows = await this.bundles.published(this.tenant);
      this.#awards = { value: new Map(rows.map((row) => [row.awardKind, row])), atMs: now };
    }
    return this.#awards.value;
  }
}

const isFresh = (known: Known<unknown> | undefined, nowMs: number): boolean =>
  known !== undefined && nowMs - known.atMs < FRESH_MS;
const unknownPerson = (personId: string): PersonRef => ({ personId, name: personId, post: null });
