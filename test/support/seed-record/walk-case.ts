import { createHash } from 'node:crypto';
import { openStepsOf, type OpenStep } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import { createCommandHandler, type AppendRequest, type Vault } from '@vinhdanh/commands';
import { createInMemoryBundles, InMemoryJournal } from '@vinhdanh/commands/testing';
import { fromEpochMs, toEpochMs, type CaseId } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { CaseDesk, holder } from '../demo-office.js';

/** What the office does on the way beside approving. */
export interface WalkOptions {
  /** The first step that may return the dossier does, and it is supplemented. */
  readonly returned: boolean;
  /** Each decision says why. */
  readonly noted: boolean;
  /** The nominee's. */
  readonly name: string;
}

/** Between two commands of a case, so that every line of an inbox has a length. */
const PACE_MS = 47 * 60_000;
const COMMANDS_MAX = 400;

/** The record in memory that keeps what was asked of it. */
class KeepingJournal extends InMemoryJournal {
  readonly requests: AppendRequest[] = [];

  override async append(request: AppendRequest): ReturnType<InMemoryJournal['append']> {
    const outcome = await super.append(request);
    if (outcome.kind === 'appended') this.requests.push(request);
    return outcome;
  }
}

async function returnAndSupplement(desk: CaseDesk, step: OpenStep): Promise<void> {
  const { duty, supplementDuty, stepId } = step;
  if (duty === null || supplementDuty === null) throw new Error(`${stepId} has no office`);
  const seen = {
    stepRevision: step.state.revision,
    dossierRevision: (await desk.read()).state.dossierRevision,
  };
  await desk.give(
    holder(duty.role, duty.org),
    { type: 'ReturnStep', stepId, reasons: { achievements: 'Chưa nêu rõ sáng kiến.' } },
    seen,
  );
  desk.at = fromEpochMs(toEpochMs(desk.at) + PACE_MS);
  await desk.give(
    holder(supplementDuty.role, supplementDuty.org),
    {
      type: 'SubmitSupplement',
      stepId,
      facts: {},
      personal: { achievements: 'Hai sáng kiến đã được công nhận.' },
      note: 'Đã bổ sung.',
    },
    { ...seen, stepRevision: seen.stepRevision + 1 },
  );
}

/**
 * Carries one nomination of the demo province from its start to its end through the command handler, in memory,
 * and answers every append that it came to, in order.
 * @throws Error when the path does not end.
 */
export async function walkCase(
  model: Model,
  awardKind: string,
  caseId: CaseId,
  vault: Vault,
  options: WalkOptions,
): Promise<readonly AppendRequest[]> {
  const journal = new KeepingJournal((text) => createHash('sha256').update(text).digest('hex'));
  const bundles = createInMemoryBundles([model], { [awardKind]: model });
  const desk = new CaseDesk(
    createCommandHandler({ journal, bundles, vault, evaluators: evaluatorOf, cacheSize: 10 }),
    caseId,
  );
  desk.note = options.noted ? 'Đủ điều kiện theo hồ sơ.' : null;
  let toReturn = options.returned;
  await desk.start(awardKind, options.name);
  for (let n = 0; n < COMMANDS_MAX; n++) {
    desk.at = fromEpochMs(toEpochMs(desk.at) + PACE_MS);
    const { state, model: pinned } = await desk.read();
    const returning = toReturn
      ? openStepsOf(pinned, state).find(({ approval }) => approval.returns !== null)
      : undefined;
    if (returning !== undefined) {
      toReturn = false;
      await returnAndSupplement(desk, returning);
    } else if (!(await desk.advance())) return journal.requests;
  }
  throw new Error(`${awardKind} has not ended after ${COMMANDS_MAX} commands`);
}
