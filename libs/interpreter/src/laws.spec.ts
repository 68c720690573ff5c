import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, Defect, limits, type Json } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { EngineCommand } from './commands.js';
import { decideEngine } from './decide.js';
import { effects } from './effects.js';
import type { EngineEvent } from './events.js';
import { evolveEngine, foldEngine } from './evolve.js';
import { initialEngineState, type EngineState } from './state.js';
import { openSteps } from './step-view.js';
import { Given, given, HOUR_MS } from './testing/driver.js';
import { modelOfBlock, type Block } from './testing/random-model.js';
import { testEvaluators } from './testing/test-evaluator.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const runs = Number(process.env['RUNS'] ?? 40);
const STEPS_MAX = 3_000;

const guard = fc.constantFrom('timer' as const, 'message' as const, 'reminder' as const, 'days' as const);

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const several = fc.array(tie('block'), { minLength: 2, maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('task' as const), deadline: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('service' as const, 'wait' as const) }) },
      {
        weight: 5,
        arbitrary: fc.record({
          kind: fc.constantFrom('sequence', 'choice', 'fork', 'fork'),
          blocks: several,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constantFrom('loop', 'call', 'throwing', 'terminating'),
          block: tie('block'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constant('guarded' as const), block: tie('block'), guard }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('each' as const),
          block: tie('block'),
          sequential: fc.boolean(),
          until: fc.boolean(),
        }),
      },
    ) as fc.Arbitrary<Block>,
  };
});
const choices = fc.array(fc.record({ pick: fc.nat(9_999), v: fc.nat(2) }), { maxLength: 40 });
const text = (value: unknown): string => canonicalJson(value as Json);

/** Everything that somebody outside could do now and that brings the case on, in an order that maps do not sway. */
function possible({ state }: Given, v: number): readonly Omit<EngineCommand, 'at'>[] {
  const commands: (Omit<EngineCommand, 'at'> & object)[] = [];
  for (const { instanceId, kind } of Object.values(state.instances)) {
    if (kind === 'userTask') commands.push({ type: 'CompleteTask', instanceId, variables: { v } } as never);
  }
  const outstanding = effects(state);
  for (const { jobId } of outstanding.jobs)
    commands.push({ type: 'CompleteJob', jobId, variables: { v } } as never);
  for (const name of new Set(outstanding.subscriptions.map((subscription) => subscription.name))) {
    commands.push({ type: 'CorrelateMessage', name, variables: {} } as never);
  }
  for (const incidentId of Object.keys(state.incidents))
    commands.push({ type: 'ResolveIncident', incidentId } as never);
  return commands.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Commands that stir the case without bringing it on: time, clocks, failing jobs, what must be refused. */
function stirring({ state }: Given, pick: number): readonly Omit<EngineCommand, 'at'>[] {
  const outstanding = effects(state);
  const [timer] = outstanding.timers;
  const tasks = Object.values(state.instances).filter(({ kind }) => kind === 'userTask');
  const clocks = tasks.map(({ instanceId, clock }) => ({
    type: clock === 'running' ? 'StopClock' : 'ResumeClock',
    instanceId,
  }));
  const failing = outstanding.jobs.map(({ jobId }) => ({
    type: 'FailJob',
    jobId,
    errorCode: pick % 2 ? 'E' : null,
    message: '',
  }));
  const firing = timer === undefined ? [] : [{ type: 'FireTimer', timerId: timer.timerId }];
  return [
    ...firing,
    ...clocks,
    ...failing,
    { type: 'CompleteTask', instanceId: 'nobody#1', variables: {} },
    { type: 'StartProcess', variables: {} },
  ] as never;
}

/** Nothing may be left that could move by itself, and nothing that belongs to what no longer lives. */
function expectQuiet(model: Model, state: EngineState): void {
  const { instances, incidents, joins } = state;
  const attached = [
    ...Object.values(state.timers),
    ...Object.values(state.jobs),
    ...Object.values(state.subscriptions),
  ];
  for (const { instanceId } of attached) expect(instances[instanceId]).toBeDefined();
  for (const scopeId of Object.keys(state.variables))
    expect(scopeId === '' || instances[scopeId] !== undefined).toBe(true);
  for (const bodyId of Object.keys(state.loops)) expect(instances[bodyId]?.kind).toBe('multiInstance');
  const held = (scopeId: string | null) =>
    Object.values(incidents).some(({ retry }) => retry.scopeId === scopeId);
  const inside = (scopeId: string | null) =>
    Object.values(instances).some((instance) => instance.scopeId === scopeId) || held(scopeId);
  for (const { instanceId, kind, scopeId } of Object.values(instances)) {
    expect(scopeId === null || instances[scopeId] !== undefined).toBe(true);
    const failed = Object.values(incidents).some((incident) => incident.instanceId === instanceId);
    if (kind === 'serviceTask')
      expect(failed || Object.values(state.jobs).some((job) => job.instanceId === instanceId)).toBe(true);
    if (kind === 'subProcess' || kind === 'callActivity' || kind === 'multiInstance')
      expect(failed || inside(instanceId)).toBe(true);
  }
  expect(state.status === 'completed' ? Object.keys(instances).length : inside(null)).toBe(
    state.status === 'completed' ? 0 : true,
  );
  for (const [key, waiting] of Object.entries(joins)) {
    const elementId = key.slice(key.lastIndexOf('/') + 1);
    const node = Object.values(model.processes)
      .map(({ nodes }) => nodes[elementId])
      .find((found) => found !== undefined);
    expect(node?.incoming.every((flow) => waiting.includes(flow))).toBe(false);
  }
  expect(openSteps(model, state)).toHaveLength(
    Object.values(instances).filter(({ kind }) => kind === 'userTask').length,
  );
}

/** One command, with every law that holds for each step. */
function step(then: Given, command: Omit<EngineCommand, 'at'>): void {
  const before = then.state;
  const parsed = JSON.parse(text(before)) as EngineState;
  expect(effects(parsed)).toEqual(effects(before));
  const again = decideEngine(then.model, testEvaluators, parsed, {
    ...command,
    at: then.at,
  } as EngineCommand);
  then.when(command as never);
  if (!again.ok) {
    expect(then.rejected).toBe(again.error.code);
    expect(then.state).toBe(before);
    return;
  }
  expect(text(then.last)).toBe(text(again.value.events));
  expect(then.last.length).toBeLessThan(limits.automaticStepsPerCommandMax);
  const parsedAfter = again.value.events.reduce(
    (state, event) => evolveEngine(state, event, then.at),
    parsed,
  );
  expect(text(parsedAfter)).toBe(text(then.state));
  expectQuiet(then.model, then.state);
}

function stir(then: Given, { pick, v }: { readonly pick: number; readonly v: number }): void {
  if (then.state.status !== 'active') return;
  const pool = pick % 3 === 0 ? stirring(then, pick) : possible(then, v);
  const command = pool[pick % pool.length];
  if (command === undefined) return;
  const timer = command.type === 'FireTimer' ? effects(then.state).timers[0] : undefined;
  if (timer !== undefined && timer.dueAt > then.at) then.at = timer.dueAt;
  else then.after((pick % 7) * HOUR_MS);
  step(then, command);
}

/** Does whatever is to be done, in an order that `pick` stirs, until nothing is left. */
function finish(then: Given, pick: number): void {
  for (let steps = 0; then.state.status === 'active'; steps++) {
    if (steps > STEPS_MAX) throw new Error(`no end after ${steps} steps`);
    const pool = possible(then, 0);
    const command = pool[(pick + steps * 7) % pool.length];
    if (command === undefined) throw new Error('nobody can do anything');
    step(then, command);
  }
}

describe(`the laws of the engine (SEED=${seed})`, () => {
  it('a sound case reaches its end in any order, and every step on the way keeps the laws', () => {
    fc.assert(
      fc.property(block, choices, fc.integer({ min: 0, max: 3 }), fc.nat(99), (root, stirs, items, pick) => {
        const then = given(modelOfBlock(root), { v: 0, items: ['a', 'b', 'c'].slice(0, items) });
        expectQuiet(then.model, then.state);
        for (const choice of stirs) stir(then, choice);
        finish(then, pick);
        expect(then.state).toMatchObject({
          instances: {},
          timers: {},
          jobs: {},
          subscriptions: {},
          incidents: {},
          joins: {},
          loops: {},
        });
        expect(text(foldEngine(initialEngineState, then.record))).toBe(text(then.state));
      }),
      { seed, numRuns: runs },
    );
  }, 120_000);

  it('evolve answers any event of any case with a state or with the one defect', () => {
    const anyCase = (root: Block, stirs: readonly { pick: number; v: number }[]) => {
      const then = given(modelOfBlock(root), { v: 0, items: ['a', 'b'] });
      for (const choice of stirs) stir(then, choice);
      return then;
    };
    fc.assert(
      fc.property(block, block, choices, choices, fc.nat(), (one, other, stirs, others, cut) => {
        const here = anyCase(one, stirs);
        const foreign: readonly EngineEvent[] = [...anyCase(other, others).record, ...here.record].map(
          ({ event }) => event,
        );
        const state = foldEngine(initialEngineState, here.record.slice(0, cut % (here.record.length + 1)));
        const before = text(state);
        for (const event of foreign) {
          try {
            evolveEngine(state, event, here.at);
          } catch (error) {
            expect(error).toBeInstanceOf(Defect);
            expect((error as Defect).code).toBe('LIFECYCLE.ILLEGAL');
          }
        }
        expect(text(state)).toBe(before);
      }),
      { seed, numRuns: runs },
    );
  }, 120_000);
});
