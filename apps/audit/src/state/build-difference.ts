import type { AuditDifference } from '@vinhdanh/contracts/audit';
import { fieldDifferences } from '@vinhdanh/projections';
import type { StandingCase } from '@vinhdanh/replay';
import type { CaseFile } from '../record/case-file.js';
import type { Names } from '../record/names.js';
import { fieldsAt } from './build-state.js';

/** What differs between two moments of a case, field by field. Pure. */
export function buildDifference(
  file: CaseFile,
  from: StandingCase,
  to: StandingCase,
  names: Names,
): AuditDifference {
  const differences = fieldDifferences(fieldsAt(file, from, names), fieldsAt(file, to, names));
  return {
    from: from.record.version,
    to: to.record.version,
    fromAt: from.record.at,
    toAt: to.record.at,
    fields: differences.map(({ path, label, personal, before, after }) => ({
      path,
      labelVi: label.vi,
      labelEn: label.en,
      personal,
      beforeVi: before?.vi ?? null,
      beforeEn: before?.en ?? null,
      afterVi: after?.vi ?? null,
      afterEn: after?.en ?? null,
    })),
  };
}
