import { err, limits, ok, rejection, type Json, type Result } from '@vinhdanh/kernel';
import type { CaseFacts, PersonalFacts, Route } from './commands.js';
import { utf8Bytes } from './utf8.js';

/** The dossier's fields that a return may name, and `files` for the attachments. */
export const dossierFields: readonly string[] = [
  'name',
  'birthDate',
  'post',
  'unitName',
  'achievements',
  'isLeader',
  'isDirectWorker',
  'achievementFrom',
  'achievementTo',
  'files',
];

const localDate = /^\d{4}-\d{2}-\d{2}$/;
const invalid = (path: string): Result<never> => err(rejection('REQUEST.INVALID', { path }));

/** The facts as variables of the case: what conditions may read. Nothing personal; absent ones are left out. */
export function factVariables(facts: Partial<CaseFacts>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Record<
    string,
    Json
  >;
}

/** The variables that a case starts with: its facts and its unit. */
export const startVariables = (facts: CaseFacts, route: Route): Readonly<Record<string, Json>> => ({
  ...factVariables(facts),
  unit: route['unit'] ?? null,
});

/** `REQUEST.INVALID` with the path, `FACTS.PERIOD`, `VARIABLES.TOO_LARGE`. The HTTP schema says the same; importers come here too. */
export function checkFacts(facts: CaseFacts): Result<null> {
  if (!localDate.test(facts.achievementFrom)) return invalid('achievementFrom');
  if (!localDate.test(facts.achievementTo)) return invalid('achievementTo');
  if (facts.achievementTo < facts.achievementFrom)
    return err(rejection('FACTS.PERIOD', { path: 'achievementTo' }));
  if (facts.agencies.length > limits.multiInstanceMax) return invalid('agencies');
  const bytes = utf8Bytes(JSON.stringify(facts));
  const bytesMax = limits.caseVariablesBytesMax;
  return bytes > bytesMax ? err(rejection('VARIABLES.TOO_LARGE', { bytes, bytesMax })) : ok(null);
}

/** `REQUEST.INVALID` for an empty name or a text beyond `limits.factTextCharsMax`. */
export function checkPersonal(personal: Partial<PersonalFacts>): Result<null> {
  for (const [name, value] of Object.entries(personal)) {
    if (typeof value === 'string' && value.length > limits.factTextCharsMax)
      return invalid(`personal.${name}`);
  }
  if (personal.name?.trim() === '') return invalid('personal.name');
  return ok(null);
}

/** `REQUEST.INVALID` for a note beyond `limits.commentCharsMax`. */
export const checkText = (path: string, text: string | null): Result<null> =>
  text !== null && text.length > limits.commentCharsMax ? invalid(path) : ok(null);
