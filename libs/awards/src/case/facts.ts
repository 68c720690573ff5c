import { err, limits, ok, rejection, type Json, type Result } from '@vinhdanh/kernel';
import type { CaseFacts, EarlierAward, PersonalFacts, Route } from './commands.js';
import { utf8Bytes } from './utf8.js';

/** The dossier's fields that a return may name, and `files` for the attachments. */
export const dossierFields: readonly string[] = [
  'name',
  'birthDate',
  'post',
  'unitName',
  'achievements',
  'earlierAwards',
  'isLeader',
  'isDirectWorker',
  'achievementFrom',
  'achievementTo',
  'files',
];

/** State awards of this country begin in 1945. */
const EARLIEST_YEAR = 1945;
const LATEST_YEAR = 9999;
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

/** A code, a year of four digits and a decision's number of a length that a paper has. */
const isEarlierAward = ({ code, year, decisionNumber }: EarlierAward): boolean =>
  /^[A-Z][A-Z0-9-]{0,19}$/.test(code) &&
  Number.isInteger(year) &&
  year >= EARLIEST_YEAR &&
  year <= LATEST_YEAR &&
  decisionNumber.trim() !== '' &&
  decisionNumber.length <= limits.decisionNumberCharsMax;

/**
 * `REQUEST.INVALID` for an empty name, a text beyond `limits.factTextCharsMax`, more earlier awards than
 * `limits.earlierAwardsMax` or one that is not stated as it must be.
 */
export function checkPersonal(personal: Partial<PersonalFacts>): Result<null> {
  for (const [name, value] of Object.entries(personal)) {
    if (typeof value === 'string' && value.length > limits.factTextCharsMax)
      return invalid(`personal.${name}`);
  }
  if (personal.name?.trim() === '') return invalid('personal.name');
  const { earlierAwards = [] } = personal;
  if (earlierAwards.length > limits.earlierAwardsMax) return invalid('personal.earlierAwards');
  const wrong = earlierAwards.findIndex((award) => !isEarlierAward(award));
  if (wrong !== -1) return invalid(`personal.earlierAwards.${wrong}`);
  return ok(null);
}

/** `REQUEST.INVALID` for a note beyond `limits.commentCharsMax`. */
export const checkText = (path: string, text: string | null): Result<null> =>
  text !== null && text.length > limits.commentCharsMax ? invalid(path) : ok(null);
