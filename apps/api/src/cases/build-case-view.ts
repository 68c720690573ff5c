import { currentLevel, openStepsOf, possibleActions, type Actor, type CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { Defect, type Instant } from '@vinhdanh/kernel';
import type { Organisation, PersonRef, PublishedPath } from '@vinhdanh/journal-postgres';
import { paperWords, toldJudgement } from '@vinhdanh/projections';
import { stepTag } from '../commands/command-headers.js';
import { workingDaysLeft } from './working-days.js';

/** Names that a view shows, looked up beforehand. */
export interface ViewNames {
  readonly people: ReadonlyMap<string, PersonRef>;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly awards: ReadonlyMap<string, PublishedPath>;
}

/** Everybody whom a view of this case names. */
export function peopleIn(state: CaseState): ReadonlySet<string> {
  const found = new Set<string>();
  if (state.startedBy !== null) found.add(state.startedBy);
  for (const { takenBy, returned } of Object.values(state.steps)) {
    if (takenBy !== null) found.add(takenBy);
    if (returned !== null) found.add(returned.by);
  }
  for (const { by } of [...state.attachments, ...state.comments]) found.add(by);
  return found;
}

const refOf = (names: ViewNames, personId: string): PersonRef =>
  names.people.get(personId) ?? { personId, name: personId, post: null };

function stepView(
  model: Model,
  state: CaseState,
  names: ViewNames,
  now: Instant,
  step: ReturnType<typeof openStepsOf>[number],
): OpenStep {
  const { approval, instance, duty, supplementDuty } = step;
  const { takenBy, returned, returnsUsed, revision } = step.state;
  const organisation = duty === null ? undefined : names.organisations.get(duty.org);
  const deadline = approval.deadline;
  const dueAt = instance.dueAt;
  return {
    stepId: step.stepId,
    elementId: instance.elementId,
    processId: instance.processId,
    name: step.name,
    level: step.level,
    role: approval.assignment.role,
    org: duty?.org ?? '',
    orgNameVi: organisation?.nameVi ?? duty?.org ?? '',
    orgNameEn: organisation?.nameEn ?? duty?.org ?? '',
    takenBy: takenBy === null ? null : refOf(names, takenBy),
    since: instance.since,
    dueAt,
    workingDaysLeft: workingDaysLeft(model.calendar, now, dueAt),
    clock: deadline === null ? 'none' : instance.clock,
    returned:
      returned === null
        ? null
        : {
            round: returned.round,
            by: refOf(names, returned.by),
            at: returned.at,
            reasons: returned.reasons === null ? null : { ...returned.reasons },
            toRole: supplementDuty?.role ?? '',
            toOrg: supplementDuty?.org ?? '',
          },
    outcomes: approval.outcomes.map(({ key, labelVi, labelEn, kind, needsNote }) => ({
      key,
      labelVi,
      labelEn,
      kind,
      needsNote,
    })),
    ballot: approval.ballot,
    deadline: deadline === null ? null : { workingDays: deadline.workingDays, source: deadline.source },
    returnsLeft: Math.max(0, (approval.returns?.timesMax ?? 0) - returnsUsed),
    etag: stepTag(revision, state.dossierRevision),
  };
}

function incidentViews(model: Model, state: CaseState): CaseView['incidents'] {
  return Object.values(state.engine.incidents).map(({ incidentId, code, elementId, message }) => ({
    incidentId,
    code,
    elementName:
      Object.values(model.processes).find(({ nodes }) => Object.hasOwn(nodes, elementId))?.nodes[elementId]
        ?.name ?? elementId,
    message,
  }));
}

/** A case as its page shows it to one person. Pure: names and time come in. */
export function buildCaseView(
  model: Model,
  state: CaseState,
  actor: Actor,
  names: ViewNames,
  now: Instant,
): CaseView {
  const { caseId, facts, personal, startedAt, startedBy } = state;
  if (caseId === null || facts === null || startedAt === null || startedBy === null) {
    throw new Defect('CASE.NOT_STARTED', 'a view of a case that has not started');
  }
  const award = names.awards.get(facts.awardKind);
  return {
    caseId,
    caseNumber: state.caseNumber,
    awardKind: facts.awardKind,
    awardNameVi: award?.nameVi ?? facts.awardKind,
    awardNameEn: award?.nameEn ?? facts.awardKind,
    status: state.status === 'concluded' ? 'concluded' : 'open',
    result: state.result,
    level: currentLevel(model, state),
    version: state.version,
    dossierRevision: state.dossierRevision,
    startedAt,
    startedBy: refOf(names, startedBy),
    concludedAt: state.concludedAt,
    facts: {
      subjectKind: facts.subjectKind,
      isLeader: facts.isLeader,
      isDirectWorker: facts.isDirectWorker,
      achievementFrom: facts.achievementFrom,
      achievementTo: facts.achievementTo,
    },
    personal:
      personal === null
        ? null
        : { ...personal, earlierAwards: personal.earlierAwards.map((award) => ({ ...award })) },
    steps: openStepsOf(model, state).map((step) => stepView(model, state, names, now, step)),
    actions: possibleActions(model, state, actor).map((action) => ({ ...action })),
    attachments: state.attachments.map(({ by, ...attachment }) => ({ ...attachment, by: refOf(names, by) })),
    papers: state.papers.map(({ jobId, template, sha256, bytes, mediaType, at }) => ({
      paperId: jobId,
      template,
      titleVi: paperWords(template).vi,
      titleEn: paperWords(template).en,
      sha256,
      bytes,
      mediaType,
      at,
    })),
    comments: state.comments.map(({ by, ...comment }) => ({ ...comment, by: refOf(names, by) })),
    judgements: state.judgements.map((judgement) => toldJudgement(model, judgement)),
    incidents: incidentViews(model, state),
  };
}
