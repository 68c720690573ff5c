import type { Action, OpenStep } from '@vinhdanh/contracts';
import i18next from 'i18next';
import { sentenceOfCode } from '../../api/problem-text.js';
import { openKey } from '../../i18n/open-key.js';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Why an act is not possible, in one sentence: the code's, made exact by what the API and the step know. */
export function reasonSentence(action: Action, step: OpenStep | null): string {
  const code = action.reason ?? '';
  const details = action.reasonDetails ?? {};
  if (code === 'AUTH.NOT_ALLOWED') {
    const role = textOf(details['role']) ?? step?.role ?? null;
    if (role === null) return sentenceOfCode(code, code);
    const roleName = openKey('role', role, role);
    const org = i18next.language === 'en' ? step?.orgNameEn : step?.orgNameVi;
    const atStep = step !== null && role === step.role && org !== undefined;
    return atStep
      ? i18next.t('problem.AUTH_NEEDS_AT', { role: roleName, org })
      : i18next.t('problem.AUTH_NEEDS', { role: roleName });
  }
  if (code === 'STEP.TAKEN') {
    const name = step?.takenBy?.name ?? textOf(details['name']);
    if (name !== null && name !== undefined) return i18next.t('problem.STEP_TAKEN_BY', { name });
  }
  return sentenceOfCode(code, i18next.t('problem.unknown'));
}
