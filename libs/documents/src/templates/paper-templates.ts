import { awardDecision } from './award-decision.js';
import type { PaperTemplate } from './paper-template.js';
import { resultNotice } from './result-notice.js';
import { submission } from './submission.js';

/** Every template by its key. */
export const paperTemplates: Readonly<Record<string, PaperTemplate>> = Object.fromEntries(
  [awardDecision, resultNotice, submission].map((template) => [template.key, template]),
);
