import type { Finding, FlowNode, ProcessModel, SequenceFlow } from '@vinhdanh/bpmn-model';
import { endingNodes, reachableFromStart } from './reachability.js';

/**
 * What a drawn process gets wrong although it can be executed: `publish` findings block seeding and
 * publishing, `info` findings are told. In the order of the file; deterministic and pure.
 */
export function checkPath(process: ProcessModel): readonly Finding[] {
  const reached = reachableFromStart(process);
  const ending = endingNodes(process);
  return Object.values(process.nodes)
    .flatMap((node) => {
      if (!reached.has(node.id)) return [unreachable(node)];
      return [...(ending.has(node.id) ? [] : [endless(node)]), ...checkGateway(process, node)];
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The findings of every process of a bundle. */
export const checkPaths = (processes: Readonly<Record<string, ProcessModel>>): readonly Finding[] =>
  Object.values(processes).flatMap(checkPath);

function checkGateway(process: ProcessModel, node: FlowNode): readonly Finding[] {
  const flows = node.outgoing.flatMap((id) => process.flows[id] ?? []);
  if (node.kind === 'parallelGateway') return flows.filter(hasCondition).map(ignoredCondition);
  if (node.kind !== 'exclusiveGateway') return [];
  const { defaultFlow } = node;
  const conditional = flows.filter(({ id }) => id !== defaultFlow);
  const findings = flows
    .filter((flow) => flow.id === defaultFlow && hasCondition(flow))
    .map(ignoredCondition);
  if (flows.length > 1)
    findings.push(...conditional.filter((flow) => !hasCondition(flow)).map(missingCondition));
  if (defaultFlow === null && flows.length > 0 && flows.every(hasCondition)) findings.push(noDefault(node));
  return findings;
}

const hasCondition = (flow: SequenceFlow): boolean => flow.condition !== null;
const named = ({ id, name }: FlowNode | SequenceFlow): string => (name === '' ? id : `${name} (${id})`);

function finding(
  severity: Finding['severity'],
  code: string,
  element: FlowNode | SequenceFlow,
  messageVi: string,
  messageEn: string,
): Finding {
  const { file, line } = element.place;
  return { severity, code, file, line, elementId: element.id, messageVi, messageEn };
}

const unreachable = (node: FlowNode): Finding =>
  finding(
    'publish',
    'PATH.UNREACHABLE',
    node,
    `Không có đường nào từ sự kiện bắt đầu tới "${named(node)}".`,
    `No way leads from the start to "${named(node)}".`,
  );

const endless = (node: FlowNode): Finding =>
  finding(
    'publish',
    'PATH.NO_END',
    node,
    `Từ "${named(node)}" không có đường nào tới một sự kiện kết thúc.`,
    `No way leads from "${named(node)}" to an end.`,
  );

const ignoredCondition = (flow: SequenceFlow): Finding =>
  finding(
    'publish',
    'PATH.IGNORED_CONDITION',
    flow,
    `Điều kiện trên đường nối "${named(flow)}" không bao giờ được xét.`,
    `The condition of the flow "${named(flow)}" is never looked at.`,
  );

const missingCondition = (flow: SequenceFlow): Finding =>
  finding(
    'publish',
    'PATH.MISSING_CONDITION',
    flow,
    `Đường nối "${named(flow)}" ra khỏi cổng loại trừ cần điều kiện, hoặc phải là đường mặc định.`,
    `The flow "${named(flow)}" out of an exclusive gateway needs a condition, or must be the default.`,
  );

const noDefault = (node: FlowNode): Finding =>
  finding(
    'info',
    'PATH.NO_DEFAULT',
    node,
    `Cổng "${named(node)}" không có đường mặc định: nếu không điều kiện nào đúng, hồ sơ sẽ dừng lại.`,
    `The gateway "${named(node)}" has no default flow: a case stops there when no condition holds.`,
  );
