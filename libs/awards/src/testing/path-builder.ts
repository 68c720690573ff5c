import type {
  ApprovalStep,
  CompiledExpression,
  EventDefinition,
  FlowNode,
  Model,
  MultiInstance,
  ProcessModel,
  SequenceFlow,
} from '@vinhdanh/bpmn-model';
import { interpreterVersion } from '@vinhdanh/interpreter';
import { Defect, type WorkingCalendar } from '@vinhdanh/kernel';
import { limitedFeel } from '@vinhdanh/rules';

/** Builds paths for specs without XML. A flow is text: `source > target [condition]`. */
type Draft = FlowNode extends infer Node
  ? Node extends FlowNode
    ? Omit<Node, 'incoming' | 'outgoing' | 'boundaryIds'>
    : never
  : never;

const place = { file: 'spec.bpmn', line: 1 };

export const expression = (text: string): CompiledExpression => {
  const compiled = limitedFeel.compile(text);
  if (!compiled.ok) throw new Defect('SPEC.EXPRESSION', text);
  return { text, ast: compiled.value };
};

/** What every node has; `name` is what the office reads. */
export const node = (
  id: string,
  name = id,
  parentId: string | null = null,
  multiInstance: MultiInstance | null = null,
) => ({
  id,
  name,
  parentId,
  multiInstance,
  place,
});

export const none: EventDefinition = { kind: 'none' };

export const approval = (step: Partial<ApprovalStep> & Pick<ApprovalStep, 'assignment'>): ApprovalStep => ({
  level: 'scope',
  outcomes: [
    { key: 'accept', labelVi: 'Chấp nhận', labelEn: 'Accept', kind: 'approve', needsNote: false },
    { key: 'refuse', labelVi: 'Từ chối', labelEn: 'Refuse', kind: 'refuse', needsNote: true },
  ],
  deadline: null,
  ballot: null,
  returns: null,
  separateFrom: [],
  outcomeVariable: 'outcome',
  ...step,
});

const flowShape = /^([\w-]+) *> *([\w-]+)(?: *\[([^\]]*)\])?$/;

function flowOf(text: string): SequenceFlow {
  const match = flowShape.exec(text);
  if (match === null) throw new Defect('SPEC.FLOW', text);
  const [, source = '', target = '', condition] = match;
  return {
    id: `${source}-${target}`,
    name: '',
    source,
    target,
    condition: condition === undefined ? null : expression(condition),
    place,
  };
}

/** One process; its start is the first start event outside sub-processes. */
export function processOf(id: string, nodes: readonly Draft[], flowTexts: readonly string[]): ProcessModel {
  const flows = flowTexts.map(flowOf);
  const complete = nodes.map((draft): FlowNode => ({
    ...draft,
    incoming: flows.filter((flow) => flow.target === draft.id).map((flow) => flow.id),
    outgoing: flows.filter((flow) => flow.source === draft.id).map((flow) => flow.id),
    boundaryIds: nodes.flatMap((other) =>
      other.kind === 'boundaryEvent' && other.attachedTo === draft.id ? [other.id] : [],
    ),
  }));
  return {
    id,
    name: id,
    file: 'spec.bpmn',
    nodes: Object.fromEntries(complete.map((each) => [each.id, each])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    startId: nodes.find((each) => each.kind === 'startEvent' && each.parentId === null)?.id ?? '',
  };
}

/** Every moment is working time and a working day lasts an hour. */
export const hourDays: WorkingCalendar = {
  kind: 'uniform',
  key: 'spec',
  version: '1',
  timeZone: 'UTC',
  utcOffsetMinutes: 0,
  workingDayMs: 3_600_000,
  source: 'spec',
};

/** A model of these processes; the first is the main one. Its hash is a name, for nothing here hashes. */
export const modelOf = (key: string, ...processes: readonly ProcessModel[]): Model => ({
  key,
  mainProcess: processes[0]?.id ?? '',
  processes: Object.fromEntries(processes.map((process) => [process.id, process])),
  calendar: hourDays,
  interpreter: interpreterVersion,
  evaluator: limitedFeel.version,
  sources: [],
  hash: `sha256:${key}`,
});
