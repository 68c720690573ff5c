import { obligationsOf } from '@vinhdanh/awards';
import type { JourneyKey, Obligations } from '@vinhdanh/contracts/messages';
import { toApplicationFailure } from '../failures/to-application-failure.js';
import type { JourneyPorts } from '../ports.js';
import { parseKey } from '../reports/parse-key.js';

/** What the case wants of its journey right now, folded from the record: small, and nothing personal. */
export async function readObligations(
  ports: Pick<JourneyPorts, 'cases'>,
  key: JourneyKey,
): Promise<Obligations> {
  const { tenant, caseId } = parseKey(key);
  const loaded = await ports.cases.state(tenant, caseId);
  if ('kind' in loaded) throw toApplicationFailure(loaded);
  return obligationsOf(loaded.model, loaded.state);
}
