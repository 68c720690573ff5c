import type { Instant, OrgId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import {
  onRoute,
  openStepsOf,
  type CaseEvent,
  type CaseState,
  type Duty,
  type OpenStep,
} from '@vinhdanh/awards';
import type { NoticeRow } from './rows.js';

type Kind = NoticeRow['kind'];
interface Line {
  readonly kind: Kind;
  readonly duty: Duty | null;
  readonly stepName: string | null;
}

/**
 * The bell's lines for what has just happened: `events` lead from `before` to `after`. Ids are made of case,
 * version and place, so that a notice is written once however often its events are. A pure function.
 */
export function noticesOf(
  model: Model,
  before: CaseState,
  after: CaseState,
  events: readonly CaseEvent[],
  at: Instant,
): readonly NoticeRow[] {
  const steps = new Map(
    [...openStepsOf(model, before), ...openStepsOf(model, after)].map((step) => [step.stepId, step]),
  );
  return events.flatMap((event, index) => {
    const version = before.version + index + 1;
    const seen = new Set<string>();
    return linesOf(event, after, steps).flatMap(({ kind, duty, stepName }) => {
      if (duty === null) return [];
      const key = `${kind}-${duty.role}-${duty.org}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        { noticeId: `${after.caseId}-${version}-${key}`, kind, role: duty.role, org: duty.org, stepName, at },
      ];
    });
  });
}

function linesOf(event: CaseEvent, state: CaseState, steps: ReadonlyMap<string, OpenStep>): readonly Line[] {
  const unit = (kind: Kind, stepName: string | null): Line[] => [
    { kind, duty: at(state, 'unit-officer', 'unit'), stepName },
  ];
  switch (event.type) {
    case 'DeadlineReached': {
      const step = steps.get(event.instanceId);
      return step === undefined ? [] : deadlineLines(event.purpose, step);
    }
    case 'StepEscalated': {
      const duty = { role: event.toRole, org: event.toOrg };
      return [{ kind: 'overdue', duty, stepName: steps.get(event.stepId)?.name ?? null }];
    }
    case 'StepReturned': {
      const step = steps.get(event.stepId);
      return step === undefined ? [] : [{ kind: 'returned', duty: step.supplementDuty, stepName: step.name }];
    }
    case 'StepDecided':
      return unit('decided', steps.get(event.stepId)?.name ?? null);
    case 'NoticeSent':
      return unit('notified', null);
    case 'ProcessCompleted':
      return [
        ...unit('concluded', null),
        { kind: 'concluded', duty: at(state, 'unit-head', 'unit'), stepName: null },
      ];
    case 'IncidentRaised':
      return [{ kind: 'incident', duty: at(state, 'administrator', 'province'), stepName: null }];
    default:
      return [];
  }
}

function deadlineLines(purpose: 'reminder' | 'due' | 'inspection', step: OpenStep): readonly Line[] {
  const { duty, name: stepName } = step;
  const { escalatedTo } = step.state;
  if (purpose === 'inspection') return [{ kind: 'inspection', duty: escalatedTo ?? duty, stepName }];
  return [{ kind: purpose === 'reminder' ? 'reminder' : 'overdue', duty, stepName }];
}

function at(state: CaseState, role: string, place: string): Duty | null {
  const org: OrgId | null = onRoute(state, place);
  return org === null ? null : { role, org };
}
