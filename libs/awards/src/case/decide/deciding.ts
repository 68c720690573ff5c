import { err, ok, rejection, type Instant, type PersonId, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import { decideEngine, type EngineCommand } from '@vinhdanh/interpreter';
import type { Evaluation, Evaluator } from '@vinhdanh/rules';
import type { Authority } from '../actor.js';
import type { CaseCommand, CommandEnvelope } from '../commands.js';
import type { CaseEvent } from '../events.js';
import type { CaseState } from '../state.js';

/** What a command leads to: events to record, and every expression that was asked on the way. */
export interface CaseDecision {
  readonly events: readonly CaseEvent[];
  readonly evaluations: readonly Evaluation[];
}

/** All that one decision may look at. */
export interface Deciding {
  readonly model: Model;
  readonly evaluator: Evaluator;
  readonly state: CaseState;
  readonly at: Instant;
  readonly seen: CommandEnvelope['seen'];
  readonly authority: Authority | null;
}

export type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** Who gives a command that only people give, with the duty that allows it. */
export interface Acting extends Deciding {
  readonly person: PersonId;
  readonly authority: Authority;
}

/** Office events that ask nothing of the engine. */
export const only = (...events: readonly CaseEvent[]): Result<CaseDecision> =>
  ok({ events, evaluations: [] });

/** Office events first, then what the engine makes of its command. The engine's "no" is the command's. */
export function withEngine(
  deciding: Deciding,
  events: readonly CaseEvent[],
  command: EngineCommand,
): Result<CaseDecision> {
  const decided = decideEngine(deciding.model, deciding.evaluator, deciding.state.engine, command);
  if (!decided.ok) return decided;
  return ok({ events: [...events, ...decided.value.events], evaluations: decided.value.evaluations });
}

/** `CASE.ERASED` once nothing personal can be written of the case any more. */
export const stillReadable = (state: CaseState): Result<null> =>
  state.erasure === null ? ok(null) : err(rejection('CASE.ERASED'));

/** `CASE.CONCLUDED` once the path has ended: nothing more happens to the case. */
export const stillOpen = (state: CaseState): Result<null> =>
  state.status === 'concluded' ? err(rejection('CASE.CONCLUDED', { result: state.result })) : ok(null);
