import { canonicalJson, type Json } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  caseId,
  commandOf,
  fiveDecisions,
  given,
  hourMs,
  longPath,
  people,
  type Move,
} from '../testing/index.js';
import { CaseFold } from './case-fold.js';
import { evolveCase } from './evolve.js';
import { obligationsOf } from './obligations.js';
import { possibleActions, type CaseAction } from './possible-actions.js';
import { newCase, type CaseState } from './state.js';
import type { CaseCommand } from './commands.js';
import { isLegalTransition } from '../journey/index.js';

const moves = fc.array(
  fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(4) }),
  { minLength: 5, maxLength: 60 },
);
const paths = { fiveDecisions, longPath };
/** By name, so that a counterexample is short. */
const models = fc.constantFrom('fiveDecisions' as const, 'longPath' as const);
const round = (state: CaseState): CaseState =>
  JSON.parse(canonicalJson(state as unknown as Json)) as CaseState;

const actionOf: Partial<Record<CaseCommand['type'], CaseAction>> = {
  TakeStep: 'take',
  GiveBackStep: 'give-back',
  DecideStep: 'decide',
  ReturnStep: 'return',
  SubmitSupplement: 'supplement',
  AddComment: 'comment',
  AttachFile: 'attach',
};

describe('laws of a case, over random commands', () => {
  it('replay equals live, at every step, through canonical JSON as well', () => {
    fc.assert(
      fc.property(models, moves, (path, walk) => {
        const model = paths[path];
        const live = given(model);
        let stored = round(live.state);
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          const before = live.state;
          live.after(move.hours * hourMs).when(actor, command);
          if (live.rejected !== null) expect(live.state).toBe(before);
          stored = live.last.reduce(
            (state, event) => evolveCase(state, JSON.parse(canonicalJson(event as unknown as Json)), live.at),
            stored,
          );
        }
        const replayed = live.record.reduce(
          (state, { event, at }) => evolveCase(state, event, at),
          newCase(caseId),
        );
        expect(replayed).toEqual(live.state);
        const fold = new CaseFold(newCase(caseId));
        const frozen: [CaseState, CaseState][] = [];
        live.record.reduce((state, { event, at }, index) => {
          fold.add(event, at);
          const next = evolveCase(state, event, at);
          expect(fold.state).toEqual(next);
          if (index % 3 === 0) frozen.push([fold.freeze(), next]);
          return next;
        }, newCase(caseId));
        for (const [kept, state] of frozen) expect(kept).toEqual(state);
        expect(round(stored)).toEqual(round(live.state));
        expect(live.state.version).toBe(live.record.length);
      }),
      { numRuns: 60 },
    );
  });

  it('never shows a button that the command refuses, nor refuses a button that it blocks for another reason', () => {
    fc.assert(
      fc.property(models, moves, (path, walk) => {
        const model = paths[path];
        const live = given(model);
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          const stepId = 'stepId' in command ? command.stepId : null;
          const shown = possibleActions(model, live.state, actor).find(
            (possible) => possible.action === actionOf[command.type] && possible.stepId === stepId,
          );
          live.after(move.hours * hourMs).when(actor, command);
          if (shown?.allowed === false && !['give-back'].includes(shown.action)) {
            expect({ command, rejected: live.rejected?.code }).toEqual({ command, rejected: shown.reason });
          }
          const argumentsAtFault = /^(OUTCOME|NOTE|BALLOT|REQUEST|RETURN\.FIELD|FACTS|SUPPLEMENT|ATTACHMENT)/;
          if (shown?.allowed === true && live.rejected !== null)
            expect(live.rejected.code).toMatch(argumentsAtFault);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('blocks a comment on a concluded case by the code that the command would give', () => {
    const live = given(longPath).when(people.unitHead, { type: 'SendMessage', name: 'withdraw', note: null });
    const shown = possibleActions(longPath, live.state, people.officer).filter(({ allowed }) => !allowed);
    expect(shown.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'CASE.CONCLUDED'));
    expect(live.when(people.officer, { type: 'AddComment', commentId: 'k', text: 'x' }).rejected?.code).toBe(
      'CASE.CONCLUDED',
    );
  });

  it('blocks a decision on a returned step for one without the duty by the code that the command would give', () => {
    const live = given(longPath)
      .decide(people.unitHead, 'Submit')
      .when(people.grassrootsSecretary, { type: 'ReturnStep', stepId: 'Receive#1', reasons: { post: 'x' } });
    const reasonFor = (actor: typeof people.officer) =>
      possibleActions(longPath, live.state, actor).find(({ action }) => action === 'decide')?.reason;
    expect([reasonFor(people.officer), reasonFor(people.grassrootsSecretary)]).toEqual([
      'AUTH.NOT_ALLOWED',
      'STEP.RETURNED',
    ]);
    expect(live.decide(people.officer, 'Receive').rejected?.code).toBe('AUTH.NOT_ALLOWED');
  });

  it('keeps steps, obligations and levels in step with the engine', () => {
    fc.assert(
      fc.property(models, moves, (path, walk) => {
        const model = paths[path];
        const live = given(model);
        let level = obligationsOf(model, live.state).level;
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          live.after(move.hours * hourMs).when(actor, command);
          const tasks = Object.values(live.state.engine.instances).filter(({ kind }) => kind === 'userTask');
          expect(Object.keys(live.state.steps).sort()).toEqual(
            tasks.map(({ instanceId }) => instanceId).sort(),
          );
          for (const step of Object.values(live.state.steps)) {
            expect(step.phase).not.toBe('decided');
            expect((step.phase === 'taken') === (step.takenBy !== null)).toBe(true);
            expect((step.phase === 'returned') === (step.returned !== null)).toBe(true);
            expect(live.state.engine.instances[step.stepId]?.clock).toBe(
              step.phase === 'returned' ? 'stopped' : 'running',
            );
          }
          const now = obligationsOf(model, live.state);
          expect(isLegalTransition(level, now.level)).toBe(true);
          expect(now.concluded).toBe(live.state.status === 'concluded');
          if (now.concluded) expect([now.openSteps, now.jobs, now.nearestTimer]).toEqual([[], [], null]);
          level = now.level;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gets to the end of both paths in some of these walks', () => {
    const results = new Set<string | null>();
    for (const model of [fiveDecisions, longPath]) {
      for (const walk of fc.sample(
        fc.array(
          fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(4) }),
          { minLength: 200, maxLength: 300 },
        ),
        { numRuns: 15, seed: 7 },
      )) {
        const live = given(model);
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          live.after(move.hours * hourMs).when(actor, command);
        }
        results.add(`${model.key} ${live.state.result}`);
      }
    }
    expect([...results]).toEqual(
      expect.arrayContaining(['five-decisions awarded', 'long-path refused', 'long-path withdrawn']),
    );
  });
});
