import { assertNever, Defect, type Instant, type Json, type PersonId } from '@vinhdanh/kernel';
import {
  evolveEngine,
  type ElementInstance,
  type EngineEvent,
  type EngineState,
} from '@vinhdanh/interpreter';
import type { CaseFacts } from './commands.js';
import type { CaseEvent, NominationEvent } from './events.js';
import { factVariables } from './facts.js';
import { advanceStep, type StepPhase } from './lifecycle.js';
import type { CaseState, StepState } from './state.js';

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

/**
 * The only writer of a case's state: engine events go to `evolveEngine`, the office's are applied here, and
 * every event raises the version by one. Total over what `decideCase` returns; pure. `at` is the time that
 * the record gives the event.
 * @throws Defect `STEP.ILLEGAL_TRANSITION`, `LIFECYCLE.ILLEGAL`, `CASE.EVENT_OUT_OF_PLACE`.
 */
export const evolveCase = (state: CaseState, event: CaseEvent, at: Instant): CaseState => ({
  ...applyToCase(evolveEngine, state, event, at),
  version: state.version + 1,
});

/** All of `evolveCase` but the version, with any way to the same state of the engine. For this package only. */
export function applyToCase(
  evolve: typeof evolveEngine,
  state: CaseState,
  event: CaseEvent,
  at: Instant,
): CaseState {
  switch (event.type) {
    case 'NominationStarted':
      return nominationStarted(state, event, at);
    case 'StepTaken':
      return moveStep(state, event, at, { takenBy: event.by });
    case 'StepGivenBack':
      return moveStep(state, event, at, { takenBy: null });
    case 'StepDecided':
      return stepDecided(state, event, at);
    case 'StepReturned':
      return stepReturned(state, event, at);
    case 'SupplementSubmitted':
      return supplementSubmitted(state, event, at);
    case 'StepEscalated':
      return stepEscalated(state, event, at);
    case 'CommentAdded':
      return {
        ...state,
        comments: [
          ...state.comments,
          { commentId: event.commentId, by: event.by, at, text: event.personal?.text ?? null },
        ],
      };
    case 'FileAttached':
      return fileAttached(state, event, at);
    case 'PaperDrafted':
      return paperDrafted(state, event, at);
    case 'PersonalDataErased':
      return personalDataErased(state, event, at);
    case 'MessageReceived':
    case 'NoticeSent':
      return state;
    default:
      return engineEvent(evolve, state, event, at);
  }
}

function nominationStarted(state: CaseState, event: EventOf<'NominationStarted'>, at: Instant): CaseState {
  if (state.status !== 'new') throw new Defect('CASE.EVENT_OUT_OF_PLACE', 'NominationStarted twice');
  return {
    ...state,
    status: 'open',
    caseNumber: event.caseNumber,
    bundleHash: event.bundleHash,
    nomineeId: event.nomineeId,
    startedBy: event.by,
    startedAt: at,
    route: event.route,
    facts: event.facts,
    personal: event.personal,
    dossierRevision: 1,
  };
}

function stepOf(state: CaseState, stepId: string): StepState {
  const step = state.steps[stepId];
  if (step === undefined) throw new Defect('STEP.ILLEGAL_TRANSITION', `${stepId} is absent`);
  return step;
}

const phaseAfter = (step: StepState, event: CaseEvent): StepState['phase'] =>
  advanceStep(step.phase, event.type, step.stepId) as StepState['phase'];

const putStep = (state: CaseState, step: StepState): CaseState => ({
  ...state,
  steps: { ...state.steps, [step.stepId]: step },
});

/** What a person does to an open step raises its revision: the entity tag that the others hold is stale. */
function moveStep(
  state: CaseState,
  event: NominationEvent & { readonly stepId: string; readonly by: PersonId },
  at: Instant,
  change: Partial<StepState>,
): CaseState {
  const step = stepOf(state, event.stepId);
  return putStep(state, {
    ...step,
    phase: phaseAfter(step, event),
    revision: step.revision + 1,
    changed: { by: event.by, at },
    ...change,
  });
}

function stepDecided(state: CaseState, event: EventOf<'StepDecided'>, at: Instant): CaseState {
  const { by, outcome, org, elementId } = event;
  const decided = moveStep(state, event, at, { decision: { by, outcome, org, at } });
  const before = state.deciders[elementId] ?? [];
  if (before.includes(by)) return decided;
  return { ...decided, deciders: { ...state.deciders, [elementId]: [...before, by] } };
}

function stepReturned(state: CaseState, event: EventOf<'StepReturned'>, at: Instant): CaseState {
  const { round, fields, by } = event;
  return moveStep(state, event, at, {
    takenBy: null,
    returnsUsed: round,
    returned: { round, fields, reasons: event.personal?.reasons ?? null, by, at },
  });
}

function supplementSubmitted(
  state: CaseState,
  event: EventOf<'SupplementSubmitted'>,
  at: Instant,
): CaseState {
  const moved = moveStep(state, event, at, { returned: null });
  const changed = event.personal?.changed;
  return {
    ...dossierChanged(moved, event.by, at),
    facts: state.facts === null ? null : { ...state.facts, ...event.facts },
    personal:
      state.personal === null || changed === undefined ? state.personal : { ...state.personal, ...changed },
    engine: withFacts(state.engine, event.facts),
  };
}

/**
 * The dossier owns the case variables that are named after facts: a supplement changes both in one event, so
 * that no condition ever reads a fact that the dossier no longer states.
 */
function withFacts(engine: EngineState, facts: Partial<CaseFacts>): EngineState {
  const changed: Readonly<Record<string, Json>> = factVariables(facts);
  if (Object.keys(changed).length === 0) return engine;
  return { ...engine, variables: { ...engine.variables, '': { ...engine.variables[''], ...changed } } };
}

const dossierChanged = (state: CaseState, by: PersonId, at: Instant): CaseState => ({
  ...state,
  dossierRevision: state.dossierRevision + 1,
  dossierChanged: { by, at },
});

function stepEscalated(state: CaseState, event: EventOf<'StepEscalated'>, at: Instant): CaseState {
  const step = stepOf(state, event.stepId);
  const escalatedTo = { role: event.toRole, org: event.toOrg, at };
  return putStep(state, { ...step, phase: phaseAfter(step, event), escalatedTo });
}

function fileAttached(state: CaseState, event: EventOf<'FileAttached'>, at: Instant): CaseState {
  const { fileId, sha256, bytes, mediaType, by } = event;
  const file = { fileId, fileName: event.personal?.fileName ?? null, sha256, bytes, mediaType, by, at };
  return { ...dossierChanged(state, by, at), attachments: [...state.attachments, file] };
}

function paperDrafted(state: CaseState, event: EventOf<'PaperDrafted'>, at: Instant): CaseState {
  const { jobId, template, templateVersion, sha256, bytes, mediaType } = event;
  return {
    ...state,
    papers: [...state.papers, { jobId, template, templateVersion, sha256, bytes, mediaType, at }],
  };
}

/** All that the state holds of a person goes; what it says of the office's work stays. */
function personalDataErased(state: CaseState, event: EventOf<'PersonalDataErased'>, at: Instant): CaseState {
  const { reason, policy, files, kept } = event;
  const steps = Object.entries(state.steps).map(([stepId, step]): [string, StepState] => [
    stepId,
    step.returned === null ? step : { ...step, returned: { ...step.returned, reasons: null } },
  ]);
  return {
    ...state,
    personal: null,
    steps: Object.fromEntries(steps),
    attachments: state.attachments.map((attachment) => ({ ...attachment, fileName: null })),
    comments: state.comments.map((comment) => ({ ...comment, text: null })),
    judgements: state.judgements.map((judgement) => ({ ...judgement, reasons: null })),
    erasure: { at, reason, policy, files, kept },
  };
}

/** A user task that lives is an open step; with it the step goes. */
function engineEvent(
  evolve: typeof evolveEngine,
  state: CaseState,
  event: EngineEvent,
  at: Instant,
): CaseState {
  // Looked up before: a fold that writes in place does not know the instance afterwards.
  const { instances } = state.engine;
  const ended = 'instanceId' in event ? instances[event.instanceId] : undefined;
  const engine = evolve(state.engine, event, at);
  const next = engine === state.engine ? state : { ...state, engine };
  switch (event.type) {
    case 'ElementActivated':
      return event.kind === 'userTask' ? openStep(next, event) : next;
    case 'ElementCompleted':
    case 'ElementTerminated':
      return Object.hasOwn(state.steps, event.instanceId)
        ? closeStep(next, event, event.instanceId, ended, at)
        : next;
    case 'ProcessCompleted': {
      const closed = Object.keys(state.steps)
        .sort()
        .reduce((acc, stepId) => closeStep(acc, event, stepId, instances[stepId], at), next);
      return { ...closed, status: 'concluded', result: event.result, concludedAt: at };
    }
    case 'DecisionMade':
      return judged(next, event, at);
    case 'ProcessStarted':
    case 'ElementPassed':
    case 'TokenJoined':
    case 'BoundaryTriggered':
    case 'DeadlineReached':
    case 'ClockStopped':
    case 'ClockResumed':
    case 'JobFailed':
    case 'IncidentRaised':
    case 'IncidentResolved':
      return next;
    default:
      return assertNever(event, 'engine event of a case');
  }
}

function judged(state: CaseState, event: EventOf<'DecisionMade'>, at: Instant): CaseState {
  const { type: _type, personal: reasons, ...made } = event;
  return { ...state, judgements: [...state.judgements, { ...made, reasons, at }] };
}

function openStep(state: CaseState, event: EventOf<'ElementActivated'>): CaseState {
  const phase: StepPhase = Object.hasOwn(state.steps, event.instanceId)
    ? stepOf(state, event.instanceId).phase
    : 'absent';
  return putStep(state, {
    stepId: event.instanceId,
    elementId: event.elementId,
    phase: advanceStep(phase, event.type, event.instanceId) as StepState['phase'],
    revision: 1,
    takenBy: null,
    returned: null,
    returnsUsed: 0,
    escalatedTo: null,
    changed: null,
    decision: null,
  });
}

/** @param instance the task's, as it was before the event */
function closeStep(
  state: CaseState,
  event: EngineEvent,
  stepId: string,
  instance: ElementInstance | undefined,
  at: Instant,
): CaseState {
  const step = stepOf(state, stepId);
  advanceStep(step.phase, event.type, stepId);
  const { [stepId]: _closed, ...steps } = state.steps;
  const closed = {
    elementId: step.elementId,
    processId: instance?.processId ?? '',
    callScope: instance?.callScope ?? null,
    by: step.decision?.by ?? null,
    outcome: step.decision?.outcome ?? null,
    org: step.decision?.org ?? null,
    escalatedOrg: step.escalatedTo?.org ?? null,
    at,
  };
  return { ...state, steps, closedSteps: { ...state.closedSteps, [stepId]: closed } };
}
