import type { Readable } from 'node:stream';
import type { Pool } from 'pg';
import {
  EvidenceRefused,
  packOfPostgres,
  withSnapshot,
  type DocumentSource,
  type WrittenPack,
} from '@vinhdanh/evidence';
import { ApiProblem } from '@vinhdanh/http-platform';
import { caseStream } from '@vinhdanh/journal';
import type { CaseId, Instant, TenantId } from '@vinhdanh/kernel';

const RETRY_AFTER_SECONDS = 2;
/** A decision is sealed within a second or two: a pack waits so long for it before it says no. */
const SEAL_WAIT_MS = 4_000;
const SEAL_POLL_MS = 200;

const waiting = {
  name: 'audit-waiting',
  text: `SELECT count(*)::integer AS waiting FROM vinhdanh.event e
          WHERE e.tenant = $1 AND e.stream = ANY ($2) AND NOT EXISTS (
            SELECT FROM vinhdanh.sealed s
             WHERE (s.tenant, s.stream, s.version, s.log) = (e.tenant, e.stream, e.version, 'record'))`,
};
const caseNumbers = {
  name: 'audit-case-numbers',
  text: `SELECT case_number FROM vinhdanh.case_header WHERE tenant = $1 AND case_id = ANY ($2) ORDER BY 1`,
};

/** What a pack is called: the one case's number, or how many there are. */
export function packName(numbers: readonly string[], at: Instant): string {
  const only = numbers.length === 1 ? numbers[0] : undefined;
  const about = only === undefined ? `${numbers.length}-ho-so` : only.replace(/[^A-Za-z0-9.-]/g, '-');
  return `vinhdanh-${about}-${at.slice(0, 10)}.zip`;
}

export interface NamedPack extends WrittenPack {
  readonly name: string;
  readonly archive: Readable;
}

/** Evidence packs out of the record, read as the auditor's role. */
export class PackWriter {
  constructor(
    private readonly pool: Pool,
    private readonly documents: DocumentSource,
    private readonly tenant: TenantId,
    private readonly verifier: Buffer | null,
  ) {}

  /**
   * A pack of whole cases: not one event may still wait for its seal.
   * @throws ApiProblem `EVIDENCE.…` before a byte is written.
   */
  async write(caseIds: readonly CaseId[], at: Instant): Promise<NamedPack> {
    const streams = caseIds.map(caseStream);
    await this.#untilSealed(streams);
    try {
      const pack = await packOfPostgres(this.pool, this.documents, {
        tenant: this.tenant,
        streams,
        madeAt: at,
        tool: 'vinhdanh-audit 0.1.0',
        verifier: this.verifier,
      });
      return { ...pack, name: packName(await this.#numbers(caseIds), at) };
    } catch (error) {
      if (error instanceof EvidenceRefused)
        throw new ApiProblem(error.code, { retryAfterSeconds: RETRY_AFTER_SECONDS });
      throw error;
    }
  }

  async #untilSealed(streams: readonly string[]): Promise<void> {
    const until = performance.now() + SEAL_WAIT_MS;
    for (;;) {
      const left = await this.#waiting(streams);
      if (left === 0) return;
      if (performance.now() >= until)
        throw new ApiProblem('EVIDENCE.EVENTS_WAITING', {
          retryAfterSeconds: RETRY_AFTER_SECONDS,
          details: { waiting: left },
        });
      await new Promise((resolve) => setTimeout(resolve, SEAL_POLL_MS));
    }
  }

  #waiting(streams: readonly string[]): Promise<number> {
    return withSnapshot(this.pool, this.tenant, async (client) => {
      const { rows } = await client.query<{ waiting: number }>({
        ...waiting,
        values: [this.tenant, streams],
      });
      return rows[0]?.waiting ?? 0;
    });
  }

  #numbers(caseIds: readonly CaseId[]): Promise<string[]> {
    return withSnapshot(this.pool, this.tenant, async (client) => {
      const values = [this.tenant, caseIds];
      const { rows } = await client.query<{ case_number: string }>({ ...caseNumbers, values });
      return rows.map((row) => row.case_number);
    });
  }
}
