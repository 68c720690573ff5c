import type { WorkingCalendar } from '@vinhdanh/kernel';
import type {
  ApprovalStep,
  BundledRuleSet,
  CallScope,
  CompiledExpression,
  DecisionReference,
  EventDefinition,
  FlowNode,
  Model,
  MultiInstance,
  ProcessModel,
  SequenceFlow,
} from '@vinhdanh/bpmn-model';
import { interpreterVersion } from '../evolve.js';
import { compileForTest } from './test-evaluator.js';

/** Builds small models for specs, without XML. Flows are text: `[id:] source > target [condition]`. */
type Draft = FlowNode extends infer Node
  ? Node extends FlowNode
    ? Omit<Node, 'incoming' | 'outgoing' | 'boundaryIds'>
    : never
  : never;

interface Common {
  readonly parent?: string;
  readonly multi?: MultiInstance;
}

const place = { file: 'test.bpmn', line: 1 };
const base = (id: string, options: Common) => ({
  id,
  name: id,
  parentId: options.parent ?? null,
  multiInstance: options.multi ?? null,
  place,
});
const none: EventDefinition = { kind: 'none' };

export const expression = (text: string): CompiledExpression => ({ text, ast: compileForTest(text) });

export const eachOf = (
  collection: string,
  options: Partial<{ sequential: boolean; until: string }> = {},
): MultiInstance => ({
  sequential: options.sequential ?? false,
  collection: expression(collection),
  elementVariable: 'item',
  completionCondition: options.until === undefined ? null : expression(options.until),
});

export const message = (name: string): EventDefinition => ({ kind: 'message', name, by: [] });
export const error = (code: string | null): EventDefinition => ({ kind: 'error', code });
export const timer = (kind: 'date' | 'duration' | 'cycle', value: string): EventDefinition => ({
  kind: 'timer',
  timer: { kind, value },
});
export const workingDays = (days: number, repeat = false): EventDefinition => ({
  kind: 'timer',
  timer: { kind: 'workingDays', days, repeat },
});

const approval: ApprovalStep = {
  level: 'unit',
  assignment: { role: 'secretary', place: 'unit' },
  outcomes: [],
  deadline: null,
  ballot: null,
  returns: null,
  separateFrom: [],
  outcomeVariable: 'outcome',
};

export const start = (id: string, options: Common = {}): Draft => ({
  ...base(id, options),
  kind: 'startEvent',
  event: none,
});
export const end = (
  id: string,
  options: Common & { event?: EventDefinition; result?: string } = {},
): Draft => ({
  ...base(id, options),
  kind: 'endEvent',
  event: options.event ?? none,
  result: options.result ?? null,
});
export const task = (id: string, options: Common & { step?: Partial<ApprovalStep> } = {}): Draft => ({
  ...base(id, options),
  kind: 'userTask',
  step: { ...approval, ...options.step },
});
export const service = (id: string, options: Common = {}): Draft => ({
  ...base(id, options),
  kind: 'serviceTask',
  job: { type: 'draft-paper', input: {}, retries: 3 },
});
export const rule = (
  id: string,
  decision: Partial<DecisionReference> & { decision: string },
  options: Common = {},
): Draft => ({
  ...base(id, options),
  kind: 'businessRuleTask',
  decision: { ruleSet: 'TEST', version: null, output: null, resultVariable: 'answer', ...decision },
});
/** A rule set of the test evaluator: expressions by the decision that they decide. */
export const ruleSet = (
  decisions: Readonly<Record<string, string>>,
  more: Partial<BundledRuleSet> = {},
): BundledRuleSet => ({
  key: 'TEST',
  version: '1',
  nameVi: 'Thử',
  nameEn: 'Test',
  mode: 'strict',
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  sources: [],
  models: decisions,
  hash: 'sha256:rules',
  ...more,
});
export const exclusive = (id: string, options: Common & { default?: string } = {}): Draft => ({
  ...base(id, options),
  kind: 'exclusiveGateway',
  defaultFlow: options.default ?? null,
});
export const parallel = (id: string, options: Common = {}): Draft => ({
  ...base(id, options),
  kind: 'parallelGateway',
});
export const call = (
  id: string,
  calledElement: string,
  options: Common & { scope?: CallScope } = {},
): Draft => ({
  ...base(id, options),
  kind: 'callActivity',
  calledElement,
  scope: options.scope ?? null,
});
export const sub = (id: string, startId: string, options: Common & { scope?: CallScope } = {}): Draft => ({
  ...base(id, options),
  kind: 'subProcess',
  startId,
  scope: options.scope ?? null,
});
export const boundary = (
  id: string,
  attachedTo: string,
  event: EventDefinition,
  options: Common & { interrupting?: boolean; tacitConsent?: boolean } = {},
): Draft => ({
  ...base(id, options),
  kind: 'boundaryEvent',
  event,
  attachedTo,
  interrupting: options.interrupting ?? true,
  tacitConsent: options.tacitConsent ?? false,
});
export const waitFor = (id: string, event: EventDefinition, options: Common = {}): Draft => ({
  ...base(id, options),
  kind: 'intermediateCatchEvent',
  event,
});

const FLOW = /^(?:(?<id>[\w-]+): *)?(?<source>[\w-]+) *> *(?<target>[\w-]+)(?: *\[(?<condition>[^\]]*)\])?$/;

function parseFlow(text: string): SequenceFlow {
  const parts = FLOW.exec(text)?.groups;
  if (parts === undefined) throw new Error(`no flow: ${text}`);
  const { id, source = '', target = '', condition } = parts;
  return {
    id: id ?? `${source}-${target}`,
    name: '',
    source,
    target,
    condition: condition === undefined ? null : expression(condition),
    place,
  };
}

/** One process; its start is the first start event outside sub-processes. */
export function processModel(
  id: string,
  nodes: readonly Draft[],
  flowTexts: readonly string[],
): ProcessModel {
  const flows = flowTexts.map(parseFlow);
  const complete = nodes.map((node): FlowNode => ({
    ...node,
    incoming: flows.filter((flow) => flow.target === node.id).map((flow) => flow.id),
    outgoing: flows.filter((flow) => flow.source === node.id).map((flow) => flow.id),
    boundaryIds: nodes.flatMap((other) =>
      other.kind === 'boundaryEvent' && other.attachedTo === node.id ? [other.id] : [],
    ),
  }));
  const startId = nodes.find((node) => node.kind === 'startEvent' && node.parentId === null)?.id ?? '';
  return {
    id,
    name: id,
    file: 'test.bpmn',
    nodes: Object.fromEntries(complete.map((node) => [node.id, node])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    startId,
  };
}

/** Every moment is working time and a working day lasts an hour. */
export const hourDays: WorkingCalendar = {
  kind: 'uniform',
  key: 'test',
  version: '1',
  timeZone: 'UTC',
  utcOffsetMinutes: 0,
  workingDayMs: 3_600_000,
  source: 'test',
};

/** Monday to Friday, 8 to 16 o'clock in Hà Nội, with one holiday. */
export const officeDays: WorkingCalendar = {
  kind: 'office',
  key: 'office',
  version: '1',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  weekDays: [1, 2, 3, 4, 5],
  opensAtMinute: 480,
  closesAtMinute: 960,
  holidays: ['2026-09-02'],
  workingDays: [],
  source: 'test',
};

/** A model whose main process is the first one. */
export const modelOf = (processes: readonly ProcessModel[], calendar: WorkingCalendar = hourDays): Model => ({
  key: 'test',
  mainProcess: processes[0]?.id ?? '',
  processes: Object.fromEntries(processes.map((process) => [process.id, process])),
  calendar,
  interpreter: interpreterVersion,
  evaluator: 'test@1',
  sources: [],
  hash: 'sha256:test',
});

/** A model of one process `main`. */
export const model = (nodes: readonly Draft[], flows: readonly string[], calendar?: WorkingCalendar): Model =>
  modelOf([processModel('main', nodes, flows)], calendar);

export type NodeDraft = Draft;
