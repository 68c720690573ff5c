import {
  Defect,
  err,
  ok,
  type Instant,
  type Json,
  type JsonObject,
  type Rejection,
  type Result,
} from '@vinhdanh/kernel';
import type {
  BundledRuleSet,
  CompiledExpression,
  DecisionReference,
  FlowNode,
  Model,
  ProcessModel,
  SequenceFlow,
} from '@vinhdanh/bpmn-model';
import type { Evaluation, EvaluationContext, Evaluators } from '@vinhdanh/rules';
import type { DecisionReasons, EngineEvent } from './events.js';
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

/** What a decision came to, and by which rule set. */
export interface Decided {
  readonly rules: BundledRuleSet;
  /** What is written openly. */
  readonly result: Json;
  /** Null where the person's data are erased: nothing could be sealed. */
  readonly reasons: DecisionReasons | null;
}

/** The part of an answer that is open; undefined when it has no such member. */
function openPart(answer: Json, output: string | null): Json | undefined {
  if (output === null) return answer;
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  return Object.hasOwn(answer, output) ? (answer as JsonObject)[output] : undefined;
}

/** What of a refusal says where and of which types: an incident is open, so no value of a case may be in it. */
const placeNames = [
  'decision',
  'table',
  'row',
  'column',
  'cell',
  'element',
  'name',
  'function',
  'parameter',
  'operator',
  'left',
  'right',
  'found',
  'from',
  'to',
];

/** A refusal with its place: `FEEL.TYPE (decision cstdcs, row 3, column 12)`. */
function placeOf({ code, details = {} }: Rejection): string {
  const place = placeNames.flatMap((name) => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? [`${name} ${value}`] : [];
  });
  return place.length === 0 ? code : `${code} (${place.join(', ')})`;
}

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
    private readonly evaluators: Evaluators,
    initial: EngineState,
    readonly at: Instant,
    /** Personal facts that a rule may read and no event may state openly; null once they are erased. */
    readonly confidential: Variables | null,
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
    const evaluator = this.evaluators(this.model.evaluator);
    const result = evaluator.evaluate(
      expression.ast,
      expression.text,
      variables,
      this.context(this.model.mode ?? 'strict'),
    );
    if (!result.ok) return err(trouble('EXPRESSION.FAILED', `${expression.text}: ${placeOf(result.error)}`));
    this.evaluations.push(result.value);
    return ok(result.value.result);
  }

  /**
   * Asks a decision of a rule set of the bundle over what is visible and what is confidential. What it read openly
   * is kept with the command; the explanation is the caller's, for it may hold what is personal.
   */
  decide(reference: DecisionReference, variables: Variables): Result<Decided, Trouble> {
    const { ruleSet, version, decision } = reference;
    const rules = this.model.rules?.find(
      (each) => each.key === ruleSet && (version === null || each.version === version),
    );
    if (rules === undefined) throw new Defect('MODEL.UNKNOWN_RULE_SET', `${ruleSet} ${version ?? ''}`);
    const inputs = { ...variables, ...this.confidential };
    const evaluator = this.evaluators(this.model.evaluator);
    const answer = evaluator.decide(rules.models, decision, inputs, this.context(rules.mode));
    if (!answer.ok)
      return err(trouble('DECISION.FAILED', `${rules.key} ${rules.version}: ${placeOf(answer.error)}`));
    const { result: whole, explanation } = answer.value;
    const result = openPart(whole, reference.output);
    if (result === undefined)
      return err(trouble('DECISION.FAILED', `${rules.key} ${rules.version}: no ${reference.output}`));
    const open = Object.entries(explanation.inputs).filter(([name]) => !this.isConfidential(name));
    const expression = `${rules.key} ${rules.version}: ${decision}`;
    this.evaluations.push({ expression, inputs: Object.fromEntries(open), result });
    const reasons = this.confidential === null ? null : { ...explanation, answer: whole };
    return ok({ rules, result, reasons });
  }

  private isConfidential(name: string): boolean {
    return this.confidential !== null && Object.hasOwn(this.confidential, name);
  }

  private context(mode: EvaluationContext['mode']): EvaluationContext {
    const { timeZone, utcOffsetMinutes } = this.model.calendar;
    return { at: this.at, timeZone, utcOffsetMinutes, mode };
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
