import { sentenceOf } from '@vinhdanh/commands';
import type { AuditRefusal } from '@vinhdanh/contracts/audit';
import { isSystem, type Names } from '../record/names.js';
import type { RefusalRow } from './refusal-reader.js';

/** A refusal in the words of the office; a code that has no sentence any more stands for itself. Pure. */
export function refusalView(
  { at, actor, type, code, details, number }: RefusalRow,
  names: Names,
): AuditRefusal {
  const sentence = sentenceOf(code) ?? { vi: code, en: code };
  return {
    at,
    by: isSystem(actor) ? null : names.ref(actor),
    commandType: type,
    code,
    sentenceVi: sentence.vi,
    sentenceEn: sentence.en,
    details: { ...details },
    sealedNumber: number,
  };
}
