import { Defect, err, ok, type Instant, type Json, type Result } from '@vinhdanh/kernel';
import type { CompiledExpression, FlowNode, Model, ProcessModel, SequenceFlow } from '@vinhdanh/bpmn-model';
import type { Evaluation, Evaluator } from '@vinhdanh/rules';
import type { EngineEvent } from './events.js';
import { applyEvent } from './evolve.js';
import { nextId } from './ids.js';
import type { ElementInstance, EngineState, InstanceId, Retry, Variables } from './state.js';
import { StateDraft } from './state-draft.js';

/** A token on its way into an element. Lives within one command only; what waits is in the state. */
export interface Token {
  readonly processId: string;
  readonly elementId: string;
  readonly scopeId: InstanceId | null;
  /** The flow it came by; null at a start and inside a multi-instance body. */
  readonly flowId: string | null;
  /** Its place in a multi-instance body, null for a token of the ordinary flow. */
  readonly loopIndex: number | null;
}

/** What an incident says: code and a sentence for the one who resolves it. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
}

export const trouble = (code: string, message: string): Trouble => ({ code, message });

/**
 * What must be looked at after an element's hook, before the next token moves: whether a scope is done
 * (`settle`), that it is done whatever waits in it (`end`), that an inner instance of a body has ended (`inner`;
 * `variables` are what that instance saw last).
 */
export type FollowUp =
  | { readonly kind: 'settle'; readonly scopeId: InstanceId | null }
  | { readonly kind: 'end'; readonly scopeId: InstanceId | null }
  | { readonly kind: 'inner'; readonly bodyId: InstanceId; readonly variables: Variables };

interface Mark {
  readonly state: EngineState;
  readonly events: number;
  readonly evaluations: number;
  readonly tokens: readonly Token[];
}

/**
 * One command's work: the events so far, the state that they make, and the FIFO of tokens that can move.
 * Every event goes through `evolve` as it is written, so elements always see the state that the record will
 * give. Elements must not keep a reference to `state` across an `emit`.
 */
export class Run {
  readonly events: EngineEvent[] = [];
  readonly evaluations: Evaluation[] = [];
  private readonly draft: StateDraft;
  private readonly followUps: FollowUp[] = [];
  private tokens: Token[] = [];
  private head = 0;
  /** Tokens under way per scope; `''` is the root. */
  private readonly pending = new Map<string, number>();

  constructor(
    readonly model: Model,
    private readonly evaluator: Evaluator,
    initial: EngineState,
    readonly at: Instant,
  ) {
    this.draft = new StateDraft(initial);
  }

  get state(): EngineState {
    return this.draft.state;
  }

  emit(event: EngineEvent): void {
    applyEvent(this.draft, event, this.at);
    this.events.push(event);
  }

  /** @throws Defect `MODEL.UNKNOWN_PROCESS`. */
  process(processId: string): ProcessModel {
    const process = this.model.processes[processId];
    if (process === undefined) throw new Defect('MODEL.UNKNOWN_PROCESS', processId);
    return process;
  }

  /** @throws Defect `MODEL.UNKNOWN_ELEMENT`: the compiler lets no reference dangle. */
  node(processId: string, elementId: string): FlowNode {
    const node = this.process(processId).nodes[elementId];
    if (node === undefined) throw new Defect('MODEL.UNKNOWN_ELEMENT', `${processId}/${elementId}`);
    return node;
  }

  /** @throws Defect `MODEL.UNKNOWN_FLOW`. */
  flow(processId: string, flowId: string): SequenceFlow {
    const flow = this.process(processId).flows[flowId];
    if (flow === undefined) throw new Defect('MODEL.UNKNOWN_FLOW', `${processId}/${flowId}`);
    return flow;
  }

  nodeOf(instance: ElementInstance): FlowNode {
    return this.node(instance.processId, instance.elementId);
  }

  /** @throws Defect `INSTANCE.ABSENT`. */
  instance(id: InstanceId): ElementInstance {
    const instance = this.state.instances[id];
    if (instance === undefined) throw new Defect('INSTANCE.ABSENT', id);
    return instance;
  }

  nextId(prefix: string): string {
    return nextId(this.state, prefix);
  }

  push(token: Token): void {
    this.tokens.push(token);
    const key = token.scopeId ?? '';
    this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
  }

  /** Sends one token along each flow. */
  take(processId: string, scopeId: InstanceId | null, flows: readonly string[]): void {
    for (const flowId of flows) {
      const elementId = this.flow(processId, flowId).target;
      this.push({ processId, elementId, scopeId, flowId, loopIndex: null });
    }
  }

  followUp(work: FollowUp): void {
    this.followUps.push(work);
  }

  nextFollowUp(): FollowUp | undefined {
    return this.followUps.shift();
  }

  /** The token that has been ready longest. */
  next(): Token | undefined {
    const token = this.tokens[this.head];
    if (token === undefined) return undefined;
    this.head += 1;
    const key = token.scopeId ?? '';
    this.pending.set(key, (this.pending.get(key) ?? 1) - 1);
    return token;
  }

  hasTokens(scopeId: InstanceId | null): boolean {
    return (this.pending.get(scopeId ?? '') ?? 0) > 0;
  }

  /** Drops the tokens under way in a scope that has ended. */
  forget(scopeId: InstanceId | null): void {
    if (!this.hasTokens(scopeId)) return;
    this.tokens = this.tokens.slice(this.head).filter((token) => token.scopeId !== scopeId);
    this.head = 0;
    this.pending.delete(scopeId ?? '');
  }

  /** Evaluates over `variables` and keeps the evaluation with the command. */
  evaluate(expression: CompiledExpression, variables: Variables): Result<Json, Trouble> {
    const result = this.evaluator.evaluate(expression.ast, expression.text, variables);
    if (!result.ok) return err(trouble('EXPRESSION.FAILED', `${expression.text}: ${result.error.code}`));
    this.evaluations.push(result.value);
    return ok(result.value.result);
  }

  /** A constant, or the value of an expression that must be text. */
  text(value: CompiledExpression | string, variables: Variables): Result<string, Trouble> {
    if (typeof value === 'string') return ok(value);
    const result = this.evaluate(value, variables);
    if (!result.ok) return result;
    return typeof result.value === 'string'
      ? ok(result.value)
      : err(trouble('EXPRESSION.FAILED', `${value.text}: text expected`));
  }

  raise({ code, message }: Trouble, elementId: string, instanceId: InstanceId | null, retry: Retry): void {
    const incidentId = this.nextId(`${elementId}:incident`);
    this.emit({
      type: 'IncidentRaised',
      incident: { incidentId, code, elementId, instanceId, message, retry },
    });
  }

  /** Raises an incident before an element: its token waits there. */
  hold(token: Token, reason: Trouble): void {
    const { processId, elementId, scopeId, flowId, loopIndex } = token;
    this.raise(reason, elementId, null, { kind: 'enter', processId, scopeId, flowId, loopIndex });
  }

  mark(): Mark {
    return {
      state: this.draft.freeze(),
      events: this.events.length,
      evaluations: this.evaluations.length,
      tokens: this.tokens.slice(this.head),
    };
  }

  /** Undoes everything since `mark` and answers the tokens that were ready then. */
  rollback(mark: Mark): readonly Token[] {
    this.draft.reset(mark.state);
    this.events.length = mark.events;
    this.evaluations.length = mark.evaluations;
    this.tokens = [];
    this.head = 0;
    this.pending.clear();
    return mark.tokens;
  }
}
