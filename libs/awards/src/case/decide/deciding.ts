import { err, ok, rejection, type Instant, type Json, type PersonId, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import { decideEngine, type EngineCommand } from '@vinhdanh/interpreter';
import type { Evaluation, Evaluators } from '@vinhdanh/rules';
import type { Authority } from '../actor.js';
import type { CaseCommand, CommandEnvelope, PersonalFacts } from '../commands.js';
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
  readonly evaluators: Evaluators;
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

/**
 * Office events first, then what the engine makes of its command. The engine's "no" is the command's. `personal`
 * is what a rule may read of the nominee: the dossier as it stands, unless the command itself brings it.
 */
export function withEngine(
  { model, evaluators, state }: Deciding,
  events: readonly CaseEvent[],
  command: EngineCommand,
  personal: PersonalFacts | null = state.personal,
): Result<CaseDecision> {
  const confidential = personal as Readonly<Record<string, Json>> | null;
  const decided = decideEngine(model, evaluators, state.engine, command, confidential);
  if (!decided.ok) return decided;
  return ok({ events: [...events, ...decided.value.events], evaluations: decided.value.evaluations });
}

/** `CASE.ERASED` once nothing personal can be written of the case any more. */
export const stillReadable = (state: CaseState): Result<null> =>
  state.erasure === null ? ok(null) : err(rejection('CASE.ERASED'));

/** `CASE.CONCLUDED` once the path has ended: nothing more happens to the case. */
export const stillOpen = (state: CaseState): Result<null> =>
  state.status === 'concluded' ? err(rejection('CASE.CONCLUDED', { result: state.result })) : ok(null);
