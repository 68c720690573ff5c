import { err, rejection, type Result } from '@vinhdanh/kernel';
import { checkFacts, checkPersonal, startVariables } from '../facts.js';
import { placesOf } from '../places.js';
import { withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';

/**
 * A nomination begins: the bundle, the route and the facts are pinned, and the path starts. Rejections:
 * `CASE.EXISTS`, `ROUTE.INCOMPLETE` (a place of the path has no organisation), `REQUEST.INVALID`,
 * `FACTS.PERIOD`, `VARIABLES.TOO_LARGE`.
 */
export function startNomination(acting: Acting, command: CommandOf<'StartNomination'>): Result<CaseDecision> {
  const { caseNumber, bundleHash, nomineeId, route, facts, personal } = command;
  if (acting.state.status !== 'new') return err(rejection('CASE.EXISTS'));
  const missing = placesOf(acting.model).find((place) => !Object.hasOwn(route, place));
  if (missing !== undefined) return err(rejection('ROUTE.INCOMPLETE', { place: missing }));
  const checked = checkFacts(facts);
  if (!checked.ok) return checked;
  const fits = checkPersonal(personal);
  if (!fits.ok) return fits;
  return withEngine(
    acting,
    [
      {
        type: 'NominationStarted',
        caseNumber,
        bundleHash,
        nomineeId,
        by: acting.person,
        route,
        facts,
        personal,
      },
    ],
    { type: 'StartProcess', at: acting.at, variables: startVariables(facts, route) },
    personal,
  );
}
