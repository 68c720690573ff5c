import type { Problem } from '@vinhdanh/contracts';
import type { ProblemExtras } from './api-problem.js';
import { entryOf, type ProblemCatalogue } from './problem-entry.js';

const TYPE_BASE = 'https://vinhdanh.vn/problems/';

export type Language = 'vi' | 'en';

/** Vietnamese unless the client prefers English. Quality values are honoured; anything else is Vietnamese. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'vi';
  let best: { language: Language; quality: number } = { language: 'vi', quality: 0 };
  for (const part of header.split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = Number(
      parameters
        .find((p) => p.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? '1',
    );
    const language = tag.startsWith('en') ? 'en' : tag.startsWith('vi') ? 'vi' : null;
    if (language !== null && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

/** A problem with both of its sentences. */
export type RenderedProblem = Problem & { readonly titleVi: string; readonly titleEn: string };

/** The body of a problem answer: `title` in the person's language, both sentences beside it. */
export function renderProblem(
  catalogue: ProblemCatalogue,
  code: string,
  extras: ProblemExtras,
  language: Language,
  requestId: string,
): RenderedProblem {
  const found = entryOf(catalogue, code);
  return {
    type: `${TYPE_BASE}${code.toLowerCase().replaceAll('.', '-').replaceAll('_', '-')}`,
    title: language === 'en' ? found.en : found.vi,
    status: found.status,
    code,
    titleVi: found.vi,
    titleEn: found.en,
    instance: `urn:request:${requestId}`,
    ...(extras.detail === undefined ? {} : { detail: extras.detail }),
    ...(extras.errors === undefined ? {} : { errors: extras.errors }),
    ...(extras.by === undefined ? {} : { by: extras.by }),
    ...(extras.details === undefined ? {} : { details: { ...extras.details } }),
  };
}
