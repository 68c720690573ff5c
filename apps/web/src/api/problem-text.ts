import i18next from 'i18next';
import { openKey } from '../i18n/open-key.js';
import { ProblemError } from './problem-error.js';

/** The sentence of a stable code in the reader's language; the API's own sentence when the catalogue lacks it. */
export function sentenceOfCode(
  code: string,
  otherwise: string,
  values: Record<string, unknown> = {},
): string {
  return openKey('problem', code.replaceAll('.', '_'), otherwise, values);
}

/** What to say about anything that was thrown. */
export function problemSentence(error: unknown): string {
  const unknown = i18next.t('problem.unknown');
  if (!(error instanceof ProblemError)) return unknown;
  const { problem } = error;
  const own = i18next.language === 'en' ? (problem.titleEn ?? problem.title) : problem.title;
  return sentenceOfCode(problem.code, own === '' ? unknown : own);
}
