import { invented } from '../../support/nomination.js';
import type { CarryCase, Decide } from './load.js';
import { awardKind, type Script } from './script.js';

/** Start and five decisions over the public API; only the decisions' latencies are kept. */
export const carryOverHttp =
  (script: Script): CarryCase =>
  async (n, acknowledged) => {
    const begun = await script.starter.start(invented(awardKind, script.unit, n));
    for (const { person, step, decision } of script.decisions) {
      const asked = performance.now();
      await person.decide(begun.caseId, step, decision);
      acknowledged(performance.now() - asked);
    }
  };

/** Cases that have been started and wait for their five decisions. */
export async function preparedOverHttp(script: Script, cases: number): Promise<Decide[][]> {
  const prepared: Decide[][] = [];
  for (let n = 0; n < cases; n++) {
    const begun = await script.starter.start(invented(awardKind, script.unit, n));
    prepared.push(
      script.decisions.map(({ person, step, decision }) => async () => {
        await person.decide(begun.caseId, step, decision);
      }),
    );
  }
  return prepared;
}
