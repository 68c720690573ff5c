import { fromEpochMs, toEpochMs, type Instant, type Json } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Evaluation } from '@vinhdanh/rules';
import type { EngineCommand } from '../commands.js';
import { decideEngine } from '../decide.js';
import type { EngineEvent } from '../events.js';
import { evolveEngine, foldEngine } from '../evolve.js';
import { initialEngineState, type EngineState } from '../state.js';
import { testEvaluators } from './test-evaluator.js';

/** A Monday, eight o'clock in Hà Nội. */
export const monday: Instant = '2026-08-31T01:00:00.000Z';

/** Past this many events at once the driver folds them together, as a reader of a long record does. */
const MANY = 200;

type WithoutTime = EngineCommand extends infer Command
  ? Command extends EngineCommand
    ? Omit<Command, 'at'>
    : never
  : never;

/** A case under test: `given(model)` starts it, `when` gives it commands, the getters are what `then` looks at. */
export class Given {
  state: EngineState = initialEngineState;
  at: Instant = monday;
  /** All events so far, and those of the last command. */
  readonly record: { readonly event: EngineEvent; readonly at: Instant }[] = [];
  last: readonly EngineEvent[] = [];
  evaluations: readonly Evaluation[] = [];
  rejected: string | null = null;
  /** Personal facts that rules may read. */
  confidential: Readonly<Record<string, Json>> | null = {};

  constructor(readonly model: Model) {}

  when(command: WithoutTime): this {
    const result = decideEngine(
      this.model,
      testEvaluators,
      this.state,
      { ...command, at: this.at } as EngineCommand,
      this.confidential,
    );
    this.rejected = result.ok ? null : result.error.code;
    this.last = result.ok ? result.value.events : [];
    this.evaluations = result.ok ? result.value.evaluations : [];
    const news = this.last.map((event) => ({ event, at: this.at }));
    this.record.push(...news);
    if (news.length > MANY) this.state = foldEngine(this.state, news);
    else for (const { event, at } of news) this.state = evolveEngine(this.state, event, at);
    return this;
  }

  /** Completes the oldest open task of this element. */
  complete(elementId: string, variables: Readonly<Record<string, Json>> = {}): this {
    const task = Object.values(this.state.instances).find(
      (instance) => instance.elementId === elementId && instance.kind === 'userTask',
    );
    return this.when({ type: 'CompleteTask', instanceId: task?.instanceId ?? `${elementId}#0`, variables });
  }

  fire(timerId: string): this {
    return this.when({ type: 'FireTimer', timerId });
  }

  correlate(name: string, variables: Readonly<Record<string, Json>> = {}): this {
    return this.when({ type: 'CorrelateMessage', name, variables });
  }

  /** Resolves the only open incident. */
  resolve(variables?: Readonly<Record<string, Json>>): this {
    return this.when({
      type: 'ResolveIncident',
      incidentId: Object.keys(this.state.incidents)[0] ?? '',
      variables,
    });
  }

  after(ms: number): this {
    this.at = fromEpochMs(toEpochMs(this.at) + ms);
    return this;
  }

  /** Living instance ids, sorted. */
  get open(): readonly string[] {
    return Object.keys(this.state.instances).sort();
  }

  get incidents(): readonly string[] {
    return Object.values(this.state.incidents).map(({ code, elementId }) => `${code} ${elementId}`);
  }

  /** The last command's events as short text: `type element-or-instance`. */
  get story(): readonly string[] {
    return this.last.map((event) => {
      const subject = 'instanceId' in event ? event.instanceId : 'elementId' in event ? event.elementId : '';
      const element = event.type === 'BoundaryTriggered' ? event.elementId : subject;
      return `${event.type} ${element}`.trim();
    });
  }
}

/** A started case. */
export const given = (model: Model, variables: Readonly<Record<string, Json>> = {}): Given =>
  new Given(model).when({ type: 'StartProcess', variables });

export const HOUR_MS = 3_600_000;
