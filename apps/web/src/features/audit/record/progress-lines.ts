import type { AuditProgress } from '@vinhdanh/contracts/audit';

/** A stage's line in the place of its last one. Pure. */
export function withLine(lines: readonly AuditProgress[], line: AuditProgress): readonly AuditProgress[] {
  return lines.some(({ stage }) => stage === line.stage)
    ? lines.map((one) => (one.stage === line.stage ? line : one))
    : [...lines, line];
}
