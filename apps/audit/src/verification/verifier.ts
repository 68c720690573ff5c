import type { Pool } from 'pg';
import type { Vault } from '@vinhdanh/commands';
import type { AuditEventPlace, AuditProgress, AuditReport } from '@vinhdanh/contracts/audit';
import { withSnapshot, type DocumentSource } from '@vinhdanh/evidence';
import { caseStream } from '@vinhdanh/journal';
import type { CaseId, TenantId } from '@vinhdanh/kernel';
import type { EventPlace, Trust } from '@vinhdanh/record-format';
import { recordSentences, verifyRecord, type RecordReport } from '@vinhdanh/verification';

const casePrefix = caseStream('' as CaseId);

const caseNumbers = {
  name: 'audit-numbers-of-cases',
  text: `SELECT case_id, case_number FROM vinhdanh.case_header WHERE tenant = $1 AND case_id = ANY ($2)`,
};

const caseOf = (stream: string): string | null =>
  stream.startsWith(casePrefix) ? stream.slice(casePrefix.length) : null;

const sentences = (code: string) => {
  const found = Object.hasOwn(recordSentences, code)
    ? recordSentences[code as keyof typeof recordSentences]
    : { vi: code, en: code };
  return { sentenceVi: found.vi, sentenceEn: found.en };
};

/** Every event that a report names. */
const placesIn = ({ findings }: RecordReport): readonly EventPlace[] =>
  findings.flatMap(({ event, neighbours }) => (event === null ? neighbours : [event, ...neighbours]));

/** A report as the interface shows it: with sentences, and cases by their numbers. Pure. */
export function reportView(report: RecordReport, numbers: ReadonlyMap<string, string>): AuditReport {
  const place = ({ stream, version, number, type, time }: EventPlace): AuditEventPlace => {
    const caseId = caseOf(stream);
    const caseNumber = caseId === null ? null : (numbers.get(caseId) ?? null);
    return { caseId, caseNumber, stream, version, number, type, at: time };
  };
  return {
    verdict: report.verdict,
    code: report.code,
    findings: report.findings.map(({ code, event, neighbours, detail, file }) => ({
      code,
      ...sentences(code),
      event: event === null ? null : place(event),
      neighbours: neighbours.map(place),
      detail: detail ?? file,
    })),
    findingsCount: report.findingsCount,
    unchecked: report.notices.map(({ code, detail }) => ({ code, ...sentences(code), detail })),
    counts: { ...report.counts },
    logs: report.logs.map(({ log, origin, size, signedBy, witnesses, witnessedSize, asked }) => ({
      log,
      origin,
      size,
      signedBy: [...signedBy],
      // Also those that cosigned when this verification asked them.
      witnesses: [
        ...new Set([...witnesses.map(({ name }) => name), ...asked.flatMap(({ name }) => name ?? [])]),
      ],
      witnessedSize,
    })),
  };
}

export interface VerifierParts {
  readonly pool: Pool;
  readonly tenant: TenantId;
  /** Whose signatures are believed; null: nobody's, and nothing is more than consistent. */
  readonly trust: Trust | null;
  /** Addresses of witnesses that are asked what they remember. */
  readonly witnesses: readonly string[];
  readonly documents: DocumentSource;
  readonly vault: Vault;
}

/** Verifies the record, or one case of it, as the auditor's role. */
export class Verifier {
  constructor(private readonly parts: VerifierParts) {}

  /** @param onProgress may throw: that ends the verification. @throws what the server or the files say. */
  async verify(caseId: CaseId | null, onProgress: (progress: AuditProgress) => void): Promise<AuditReport> {
    const { tenant, pool } = this.parts;
    const streams = caseId === null ? null : [caseStream(caseId)];
    const report = await verifyRecord({ ...this.parts, redecide: true }, { tenant, streams }, { onProgress });
    const cases = placesIn(report).flatMap(({ stream }) => caseOf(stream) ?? []);
    const { rows } = await withSnapshot(pool, tenant, (client) =>
      client.query<{ case_id: string; case_number: string }>({
        ...caseNumbers,
        values: [tenant, [...new Set(cases)]],
      }),
    );
    return reportView(report, new Map(rows.map((row) => [row.case_id, row.case_number])));
  }
}
