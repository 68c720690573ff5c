import type { Instant, PersonId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseEvent } from '@vinhdanh/awards';
import { sentenceFor } from './history-sentences.js';
import type { Told } from './telling.js';
import { roleWords, type Words } from './vocabulary.js';

/** What the organisation directory calls people and organisations; unknown ones stand for themselves. */
export interface HistoryNames {
  person(personId: string): { readonly name: string; readonly post: string | null } | undefined;
  org(org: string): Words | undefined;
}

/** An event with its place in the record. */
export interface HistoryRecord {
  readonly version: number;
  readonly at: Instant;
  readonly hash: string;
  readonly event: CaseEvent;
}

/** One event in words. */
export interface HistoryLine {
  readonly version: number;
  readonly type: CaseEvent['type'];
  readonly at: Instant;
  readonly by: PersonId | null;
  readonly role: string | null;
  /** 1 decision, 2 office work, 3 engine detail. */
  readonly importance: 1 | 2 | 3;
  readonly sentenceVi: string;
  readonly sentenceEn: string;
  /** What the person wrote; null when nothing, or when its key is destroyed. */
  readonly note: string | null;
  readonly hash: string;
}

const nobody: HistoryNames = { person: () => undefined, org: () => undefined };

/**
 * The history of a case, a sentence per event in Vietnamese and English, oldest first. `records` start with
 * the case's first event, for a step is named where it was opened. Pure; total over the events.
 */
export function caseHistory(
  model: Model,
  records: readonly HistoryRecord[],
  names: HistoryNames = nobody,
): readonly HistoryLine[] {
  const elements = new Map<string, string>();
  return records.map(({ version, at, hash, event }) => {
    if (event.type === 'ElementActivated')
      elements.set(event.instanceId, nameIn(model, event.processId, event.elementId));
    const told = sentenceFor(event, {
      model,
      instance: (id) => elements.get(id) ?? elementName(model, id.slice(0, id.lastIndexOf('#'))),
      element: (elementId) => elementName(model, elementId),
      person: (personId, role, org) => personWords(names, personId, role, org),
      duty: (role, org) => dutyWords(names, role, org),
    });
    return line(version, at, hash, event, told);
  });
}

function line(version: number, at: Instant, hash: string, event: CaseEvent, told: Told): HistoryLine {
  return {
    version,
    type: event.type,
    at,
    by: 'by' in event && typeof event.by === 'string' && isPerson(event) ? event.by : null,
    role: event.type === 'StepDecided' ? event.role : null,
    importance: told.importance,
    sentenceVi: told.vi,
    sentenceEn: told.en,
    note: told.note ?? null,
    hash,
  };
}

/** A boundary event's `by` says what set it off, not who. */
const isPerson = (event: CaseEvent): event is Extract<CaseEvent, { by: PersonId }> =>
  event.type !== 'BoundaryTriggered';

const nameIn = (model: Model, processId: string, elementId: string): string =>
  model.processes[processId]?.nodes[elementId]?.name || elementId;

/** The name of an element wherever it is drawn: an office's event does not say in which process. */
function elementName(model: Model, elementId: string): string {
  const process = Object.values(model.processes).find(({ nodes }) => Object.hasOwn(nodes, elementId));
  return process === undefined ? elementId : nameIn(model, process.id, elementId);
}

function personWords(names: HistoryNames, personId: string, role: string | null, org: string | null): Words {
  const known = names.person(personId);
  const name = known?.name ?? personId;
  if (role !== null && org !== null) {
    const duty = dutyWords(names, role, org);
    return { vi: `${name} (${duty.vi})`, en: `${name} (${duty.en})` };
  }
  const shown = known?.post ? `${name} (${known.post})` : name;
  return { vi: shown, en: shown };
}

function dutyWords(names: HistoryNames, role: string, org: string): Words {
  const at = names.org(org) ?? { vi: org, en: org };
  const as = roleWords(role);
  return { vi: dutyIn(as.vi, at.vi), en: dutyIn(as.en, at.en) };
}

/** An office that is a duty by itself ("Văn phòng Chính phủ") is named once. */
const dutyIn = (role: string, org: string): string => (role === org ? org : `${role}, ${org}`);
