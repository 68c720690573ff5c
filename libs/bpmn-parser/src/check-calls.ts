import type { Finding, FlowNode, ProcessModel } from '@vinhdanh/bpmn-model';
import { err, limits, ok, type Result } from '@vinhdanh/kernel';
import { Findings } from './findings.js';
import type { FindingCode } from './sentences.js';

type Processes = ReadonlyMap<string, ProcessModel>;

/**
 * The processes that `main` reaches by its calls, itself first. Answers `CALL.UNKNOWN_PROCESS`,
 * `CALL.RECURSION`, `CALL.TOO_DEEP` (`limits.callDepthMax`) or `CALL.UNKNOWN_STEP`.
 */
export function checkCalls(
  main: string,
  processes: Processes,
): Result<readonly ProcessModel[], readonly Finding[]> {
  const search = new Search(processes);
  const root = processes.get(main);
  if (root === undefined) search.report('CALL.UNKNOWN_PROCESS', '', null, main);
  else search.visit(root, []);
  search.checkSeparations();
  return search.findings.length > 0 ? err(search.findings) : ok([...search.reached.values()]);
}

class Search {
  readonly reached = new Map<string, ProcessModel>();
  readonly findings: Finding[] = [];
  /** Calls below a process, once they are known; keeps a process that is called often from being walked often. */
  private readonly heights = new Map<string, number>();

  constructor(private readonly processes: Processes) {}

  /** Answers how many calls lie below `process`. */
  visit(process: ProcessModel, callers: readonly string[]): number {
    const known = this.heights.get(process.id);
    if (known !== undefined) return known;
    this.reached.set(process.id, process);
    let height = 0;
    for (const node of Object.values(process.nodes)) {
      if (node.kind === 'callActivity')
        height = Math.max(height, this.call(process, node, [...callers, process.id]));
    }
    this.heights.set(process.id, height);
    return height;
  }

  private call(
    process: ProcessModel,
    node: Extract<FlowNode, { kind: 'callActivity' }>,
    callers: readonly string[],
  ): number {
    const called = this.processes.get(node.calledElement);
    if (called === undefined) {
      this.report('CALL.UNKNOWN_PROCESS', process.file, node, node.calledElement);
      return 0;
    }
    if (callers.includes(called.id)) {
      this.report('CALL.RECURSION', process.file, node, [...callers, called.id].join(' → '));
      return 0;
    }
    const height = 1 + (callers.length > limits.callDepthMax ? 0 : this.visit(called, callers));
    if (callers.length - 1 + height > limits.callDepthMax) {
      this.report('CALL.TOO_DEEP', process.file, node, String(limits.callDepthMax));
    }
    return height;
  }

  /** A step may be kept apart from steps of other processes of the bundle, so this waits for all of them. */
  checkSeparations(): void {
    const nodes = [...this.reached.values()].flatMap((process) => Object.values(process.nodes));
    const steps = new Set(nodes.filter(({ kind }) => kind === 'userTask').map(({ id }) => id));
    for (const node of nodes) {
      if (node.kind !== 'userTask') continue;
      for (const from of node.step.separateFrom) {
        if (!steps.has(from)) this.report('CALL.UNKNOWN_STEP', node.place.file, node, from);
      }
    }
  }

  report(code: FindingCode, file: string, node: FlowNode | null, what: string): void {
    const findings = new Findings(file);
    findings.error(code, { elementId: node?.id ?? null, line: node?.place.line ?? null, what });
    this.findings.push(...findings.all);
  }
}
