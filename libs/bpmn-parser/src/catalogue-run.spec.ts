import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Model } from '@vinhdanh/bpmn-model';
import { calendars, cataloguePaths, demoAgencies } from '@vinhdanh/catalogue';
import {
  decideEngine,
  effects,
  evolveEngine,
  initialEngineState,
  interpreterVersion,
  openSteps,
  type EngineCommand,
  type EngineState,
  type OpenStep,
} from '@vinhdanh/interpreter';
import { fromEpochMs, toEpochMs, type Json } from '@vinhdanh/kernel';
import { compileBundle } from './compile-bundle.js';
import { stubEvaluator, stubRules } from './testing/stub-rules.js';

const root = new URL('../../catalogue/paths/', import.meta.url);

const compiledModels = new Map<string, Promise<Model>>();

/** Compiled once for all that is asked of it. */
function model(key: string): Promise<Model> {
  const known = compiledModels.get(key) ?? compileModel(key);
  compiledModels.set(key, known);
  return known;
}

async function compileModel(key: string): Promise<Model> {
  const path = cataloguePaths.find((one) => one.key === key);
  const compiled = await compileBundle({
    key,
    mainProcess: path?.mainProcess ?? '',
    files: (path?.files ?? []).map((file) => ({ file, xml: readFileSync(new URL(file, root), 'utf8') })),
    calendar: calendars['demo-two-seconds'],
    interpreterVersion,
    evaluator: stubEvaluator(path?.evaluator ?? ''),
    rules: stubRules,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
  return compiled.value;
}

type Asked = EngineCommand extends infer One ? (One extends EngineCommand ? Omit<One, 'at'> : never) : never;

/** One case on a path; time passes a millisecond with each command, or up to the next timer. */
class Journey {
  private state: EngineState = initialEngineState;
  private at = '2026-11-22T00:00:00.000Z';
  readonly decided: string[] = [];

  constructor(
    private readonly path: Model,
    private readonly eligibility = 'eligible',
  ) {
    this.send({ type: 'StartProcess', variables: { agencies: demoAgencies } });
  }

  send(asked: Asked): void {
    this.at = fromEpochMs(toEpochMs(this.at) + 1);
    const decision = decideEngine(
      this.path,
      (version) => stubEvaluator(version, this.eligibility),
      this.state,
      {
        ...asked,
        at: this.at,
      } as EngineCommand,
    );
    if (!decision.ok) throw new Error(JSON.stringify(decision.error));
    for (const event of decision.value.events) this.state = evolveEngine(this.state, event, this.at);
    expect(Object.values(this.state.incidents)).toEqual([]);
  }

  /** Decides the oldest open step: as `answers` says for it (once each), else with its first outcome. */
  decide(answers: Record<string, string[]> = {}): void {
    const [step] = this.open;
    if (step === undefined) throw new Error('nothing is open');
    const { outcomes, outcomeVariable } = step.step;
    const outcome = answers[step.elementId]?.shift() ?? outcomes[0]?.key ?? '';
    expect(outcomes.map(({ key }) => key)).toContain(outcome);
    this.decided.push(`${step.level} ${step.elementId} ${outcome}`);
    const variables: Record<string, Json> = { [outcomeVariable]: outcome };
    this.send({ type: 'CompleteTask', instanceId: step.instanceId, variables });
  }

  /** Decides with first outcomes until the step is open; the public notice lets its period pass. */
  decideUntil(elementId: string): void {
    for (let round = 0; round < 50 && this.open[0]?.elementId !== elementId; round++) {
      if (this.open[0]?.elementId === 'a10-notice') this.pass((id) => id === 'a10-period');
      else this.decide();
    }
  }

  get open(): readonly OpenStep[] {
    return openSteps(this.path, this.state);
  }

  /** Lets time pass to the next timer for which `wanted` holds. */
  pass(wanted: (elementId: string) => boolean): void {
    const timer = effects(this.state).timers.find(({ elementId }) => wanted(elementId));
    if (timer === undefined) throw new Error('no such timer');
    this.at = timer.dueAt > this.at ? timer.dueAt : this.at;
    this.send({ type: 'FireTimer', timerId: timer.timerId });
  }

  runJobs(): string[] {
    const { jobs } = effects(this.state);
    for (const { jobId } of jobs) this.send({ type: 'CompleteJob', jobId, variables: {} });
    return jobs.map(({ spec }) => `${spec.type} ${Object.values(spec.input).join()}`);
  }

  /** Decides and runs jobs until nothing is left to do; the public notice lets its period pass. */
  finish(answers: Record<string, string[]> = {}): string | null {
    for (let round = 0; round < 200 && this.state.status === 'active'; round++) {
      this.runJobs();
      const [step] = this.open;
      if (step?.elementId === 'a10-notice' && answers['a10-notice']?.length !== 1)
        this.pass((id) => id === 'a10-period');
      else if (step !== undefined) this.decide(answers);
      else if (effects(this.state).subscriptions.some(({ name }) => name === 'conferral-recorded')) {
        this.send({ type: 'CorrelateMessage', name: 'conferral-recorded', variables: {} });
      }
    }
    expect(this.state.status).toBe('completed');
    return this.state.result;
  }
}

describe('P9 carried out by the engine', () => {
  it('travels all five levels and ends awarded', async () => {
    const journey = new Journey(await model('p9-2'));
    expect(journey.finish()).toBe('awarded');
    expect(journey.decided).toEqual([
      'unit a1-meeting propose',
      'unit a2-sign submit',
      'grassroots a3-check accept',
      'grassroots a5-check clear',
      'grassroots a6-session pass',
      'grassroots a7-sign sign',
      'department a3-check accept',
      'department a6-session pass',
      'department a7-sign sign',
      'province a8-appraise eligible',
      'province a9-opinion agree',
      'province a9-opinion agree',
      'province a9-opinion agree',
      'province a11-opinion agree',
      'province a6-session pass',
      'province a7-sign sign',
      'central a12-appraise submit',
      'central a14-propose sign',
      'central a15-decide sign',
      'central a16-number numbered',
      'central a18-publish published',
    ]);
  });

  it('never makes a person wait for a job', async () => {
    const journey = new Journey(await model('p9-2'));
    for (let steps = 0; journey.open.length > 0; steps++) {
      const [step] = journey.open;
      if (step?.elementId === 'a10-notice') journey.pass((id) => id === 'a10-period');
      else journey.decide();
    }
    expect(journey.decided).toHaveLength(21);
    expect(journey.decided.at(-1)).toBe('central a18-publish published');
  });

  it.each([
    ['the unit does not propose', { 'a1-meeting': ['not-propose'] }, 'refused'],
    ['the unit head does not submit', { 'a2-sign': ['decline'] }, 'refused'],
    ['the secretary has no authority', { 'a3-check': ['refuse'] }, 'refused'],
    ['the integrity check fails', { 'a5-check': ['fail'] }, 'not-eligible'],
    ['the council does not pass it', { 'a6-session': ['fail'] }, 'refused'],
    ['the head refuses', { 'a7-sign': ['refuse'] }, 'refused'],
    ['a lower form is proposed', { 'a8-appraise': ['lower-form'] }, 'not-eligible'],
    ['the appraisal fails', { 'a8-appraise': ['ineligible'] }, 'not-eligible'],
    ['the Party committee disagrees', { 'a11-opinion': ['disagree'] }, 'refused'],
    [
      'a comment of the people is confirmed',
      { 'a10-notice': ['valid-comment'], 'a10-verify': ['fail'] },
      'not-eligible',
    ],
    ['the ministry finds it ineligible', { 'a12-appraise': ['ineligible'] }, 'not-eligible'],
    ['the Prime Minister does not propose', { 'a14-propose': ['not-propose'] }, 'refused'],
    ['an agency objects, which others weigh', { 'a9-opinion': ['object'] }, 'awarded'],
    ['there is no quorum at first', { 'a6-session': ['no-quorum', 'pass'] }, 'awarded'],
    ['the council asks for more', { 'a6-session': ['ask-more', 'pass'] }, 'awarded'],
    ['the council refers up', { 'a6-session': ['refer-up'] }, 'awarded'],
    ['the head returns it to the council', { 'a7-sign': ['return-to-council'] }, 'awarded'],
    ['the integrity check holds it', { 'a5-check': ['hold', 'clear'] }, 'awarded'],
    ['a comment is refuted', { 'a10-notice': ['valid-comment'], 'a10-verify': ['clear'] }, 'awarded'],
    ['the President returns it', { 'a15-decide': ['return'] }, 'awarded'],
  ])('when %s', async (_, answers, result) => {
    expect(
      new Journey(await model('p9-2')).finish(structuredClone(answers) as Record<string, string[]>),
    ).toBe(result);
  });

  it('lets people look at what is not eligible by rule, and never refuses by itself', async () => {
    const path = await model('p9-2');
    const judged = (answers: string[]): string | null =>
      new Journey(path, 'not-eligible').finish({ 'ae-review': answers });
    expect(judged(['other-ground'])).toBe('awarded');
    expect(judged(['re-check', 're-check', 'other-ground'])).toBe('awarded');
    expect(judged(['not-eligible'])).toBe('not-eligible');
    const waiting = new Journey(path, 'needs-review');
    waiting.decideUntil('ae-review');
    expect(waiting.open.map(({ elementId, level }) => `${level} ${elementId}`)).toEqual([
      'grassroots ae-review',
    ]);
  });

  it('can be withdrawn while it is reviewed, and not once the decision is signed', async () => {
    const path = await model('p9-2');
    const early = new Journey(path);
    for (let steps = 0; steps < 8; steps++) early.decide();
    early.send({ type: 'CorrelateMessage', name: 'withdraw', variables: {} });
    expect(early.open).toEqual([]);
    expect(early.runJobs()).toEqual(['notify withdrawn']);
    expect(early.finish()).toBe('withdrawn');
    const late = new Journey(path);
    late.decideUntil('a16-number');
    expect(() => late.send({ type: 'CorrelateMessage', name: 'withdraw', variables: {} })).toThrow(
      'MESSAGE.NOT_EXPECTED',
    );
  });

  it('takes the silence of an agency for consent, and reminds a head every five working days', async () => {
    const journey = new Journey(await model('p9-2'));
    journey.decideUntil('a7-sign');
    for (let times = 0; times < 3; times++) {
      journey.pass((id) => id === 'a7-remind');
      expect(journey.runJobs()).toEqual(['notify signature-reminder']);
    }
    journey.decideUntil('a9-opinion');
    expect(journey.open).toHaveLength(3);
    for (let silent = 0; silent < 3; silent++) journey.pass((id) => id === 'a9-silence');
    expect(journey.open.map(({ elementId }) => elementId)).toEqual(['a11-opinion']);
  });
});

describe('the bench path', () => {
  it('is five decisions, one for each level', async () => {
    const journey = new Journey(await model('s1'));
    expect(journey.finish()).toBe('awarded');
    expect(journey.decided.map((line) => line.split(' ')[0])).toEqual([
      'unit',
      'grassroots',
      'department',
      'province',
      'central',
    ]);
  });
});
