import type { ClientBase, Pool } from 'pg';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Vault } from '@vinhdanh/commands';
import { withSnapshot } from '@vinhdanh/evidence';
import { ApiProblem } from '@vinhdanh/http-platform';
import { caseStream } from '@vinhdanh/journal';
import { Lru, type Memory, type PostgresBundles } from '@vinhdanh/journal-postgres';
import { parseCaseId, type CaseId, type TenantId } from '@vinhdanh/kernel';
import { readBundle } from './bundle.js';
import type { CaseFile } from './case-file.js';
import { lastState, openRecord, personsIn } from './open-record.js';
import { readKeys, readMark, readNumbers, readStoredCase, type CaseMark } from './stored-case.js';

/** Cases that stay folded: some hundred kilobytes each, so that a step of the slider costs no reading. */
const FILES_MAX = 40;
const FRESH_MS = 60_000;

interface Kept {
  readonly file: CaseFile;
  readonly persons: readonly string[];
  readonly mark: CaseMark;
  readonly atMs: number;
}

const isSame = (a: CaseMark, b: CaseMark): boolean =>
  a.version === b.version && a.hash === b.hash && a.keys === b.keys;

/**
 * Cases out of the record, read as the auditor's role. A case that was read is kept while its last event and the
 * keys of its persons are the same, and for a minute at most: an erased person is gone with the next look, and from
 * memory when it is told.
 */
export class CaseFiles implements Memory {
  readonly #kept = new Lru<Kept>(FILES_MAX);
  readonly #opening = new Map<string, Promise<CaseFile>>();

  constructor(
    private readonly pool: Pool,
    private readonly bundles: PostgresBundles,
    private readonly vault: Vault,
    private readonly tenant: TenantId,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  forget(persons: readonly string[] | 'all'): void {
    this.#kept.drop((kept) => persons === 'all' || kept.persons.some((each) => persons.includes(each)));
  }

  /** The id, if there is such a case. Reads nothing of it. @throws ApiProblem `CASE.NOT_FOUND`. */
  async find(caseId: string): Promise<CaseId> {
    const parsed = parseCaseId(caseId);
    if (parsed === undefined) throw new ApiProblem('CASE.NOT_FOUND');
    const mark = await this.#look((client) => readMark(client, this.tenant, caseStream(parsed), []));
    if (mark === null) throw new ApiProblem('CASE.NOT_FOUND');
    return parsed;
  }

  /** The case with all its events. @throws ApiProblem `CASE.NOT_FOUND`, `RECORD.…`. */
  async open(caseId: CaseId): Promise<CaseFile> {
    const stream = caseStream(caseId);
    const kept = this.#kept.get(stream);
    if (kept !== undefined && this.nowMs() - kept.atMs < FRESH_MS) {
      const mark = await this.#look((client) => readMark(client, this.tenant, stream, kept.persons));
      if (mark !== null && isSame(mark, kept.mark)) return kept.file;
    }
    // A page asks for several things of a case at once: it is read and folded once for all of them.
    const opening = this.#opening.get(stream) ?? this.#read(caseId, stream);
    this.#opening.set(stream, opening);
    return opening.finally(() => this.#opening.delete(stream));
  }

  async #read(caseId: CaseId, stream: string): Promise<CaseFile> {
    const { parts, persons, mark } = await this.#look(async (client) => {
      const stored = await readStoredCase(client, this.tenant, stream);
      const wanted = personsIn(stored.events);
      const keys = await readKeys(client, this.tenant, wanted);
      const found = await readMark(client, this.tenant, stream, wanted);
      return { parts: { stored, keys }, persons: wanted, mark: found };
    });
    if (mark === null) throw new ApiProblem('CASE.NOT_FOUND');
    const opened = openRecord(
      { tenant: this.tenant, caseId, stream, vault: this.vault },
      parts.stored.events,
      parts.keys,
    );
    const now = lastState(opened, caseId);
    const file: CaseFile = {
      ...opened,
      caseId,
      stream,
      now,
      model: await this.bundle(now.bundleHash),
      commands: new Map(parts.stored.commands.map((command) => [command.hash, command])),
      readable: now.personal !== null,
    };
    this.#kept.set(stream, { file, persons, mark, atMs: this.nowMs() });
    return file;
  }

  /** A bundle of the record. @throws ApiProblem `RECORD.BUNDLE_MISSING`, `RECORD.BUNDLE_ALTERED`. */
  bundle(hash: string): Promise<Model> {
    return readBundle(this.bundles, this.vault, this.tenant, hash);
  }

  /** The number in the sealed log of each event that has one by now. */
  numbers({ stream }: CaseFile): Promise<ReadonlyMap<number, number>> {
    return this.#look((client) => readNumbers(client, this.tenant, stream));
  }

  #look<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    return withSnapshot(this.pool, this.tenant, work);
  }
}
