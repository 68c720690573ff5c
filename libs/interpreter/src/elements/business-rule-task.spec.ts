import { describe, expect, it } from '@jest/globals';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Json } from '@vinhdanh/kernel';
import { given, Given, monday } from '../testing/driver.js';
import {
  boundary,
  eachOf,
  end,
  exclusive,
  model,
  rule,
  ruleSet,
  start,
  task,
  timer,
  type NodeDraft,
} from '../testing/model-builder.js';

const withRules = (
  decisions: Readonly<Record<string, string>>,
  nodes: readonly NodeDraft[],
  flows: string[],
) => ({ ...model(nodes, flows), rules: [ruleSet(decisions)] }) satisfies Model;

const judged = withRules(
  { enough: 'years >= 3' },
  [
    start('s'),
    rule('judge', { decision: 'enough', resultVariable: 'eligible' }),
    exclusive('g', { default: 'no' }),
    task('review'),
    end('refused', { result: 'not-eligible' }),
  ],
  ['s > judge', 'judge > g', 'g > review [eligible = true]', 'no: g > refused'],
);

const begin = (path: Model, confidential: Readonly<Record<string, Json>> | null, variables = {}): Given => {
  const started = new Given(path);
  started.confidential = confidential;
  return started.when({ type: 'StartProcess', variables });
};

describe('a business rule task', () => {
  it('asks its decision and goes on in the same command, by what it came to', () => {
    const eligible = begin(judged, {}, { years: 4 });
    expect(eligible.open).toEqual(['review#1']);
    expect(eligible.story).toEqual([
      'ProcessStarted',
      'ElementPassed s',
      'ElementActivated judge#1',
      'DecisionMade judge#1',
      'ElementCompleted judge#1',
      'ElementPassed g',
      'ElementActivated review#1',
    ]);
    expect(begin(judged, {}, { years: 2 }).state.result).toBe('not-eligible');
  });

  it('names the rule set by version and hash, and keeps what was read openly with the command', () => {
    const { last, evaluations } = begin(judged, {}, { years: 4, others: 1 });
    expect(last.find(({ type }) => type === 'DecisionMade')).toEqual({
      type: 'DecisionMade',
      instanceId: 'judge#1',
      elementId: 'judge',
      processId: 'main',
      ruleSet: 'TEST',
      version: '1',
      hash: 'sha256:rules',
      decision: 'enough',
      result: true,
      personal: {
        model: 'test',
        decision: 'enough',
        inputs: { years: 4 },
        tables: [{ id: 'enough', matched: [1], missed: [] }],
        decisions: {},
        clauses: ['years >= 3'],
        answer: true,
      },
    });
    expect(evaluations[0]).toEqual({ expression: 'TEST 1: enough', inputs: { years: 4 }, result: true });
  });

  it('reads what is confidential and writes none of it openly', () => {
    const { last, evaluations, state } = begin(judged, { years: 41 });
    const made = last.find((event) => event.type === 'DecisionMade');
    expect(made?.personal?.inputs).toEqual({ years: 41 });
    const { personal: _sealed, ...open } = made!;
    const others = last.filter((event) => event.type !== 'DecisionMade');
    expect(JSON.stringify([open, others, evaluations, state])).not.toContain('41');
    expect(evaluations[0]?.inputs).toEqual({});
  });

  it('writes one member of the answer openly, and the whole of it with the reasons', () => {
    const answer = { outcome: 'eligible', sentenceVi: 'Đủ điều kiện' };
    const nodes = [start('s'), rule('a', { decision: 'd', output: 'outcome' }), task('t')];
    const path = withRules({ d: 'found' }, nodes, ['s > a', 'a > t']);
    const { last, state } = begin(path, { found: answer });
    expect(last.find((event) => event.type === 'DecisionMade')).toMatchObject({
      result: 'eligible',
      personal: { answer },
    });
    expect(state.variables['']).toEqual({ answer: 'eligible' });
    expect(begin(path, { found: { other: 1 } }).incidents).toEqual(['DECISION.FAILED a']);
  });

  it('waits by an incident that says where, without a value, and is decided once that is mended', () => {
    const stuck = begin(judged, {});
    expect(stuck.incidents).toEqual(['DECISION.FAILED judge']);
    expect(Object.values(stuck.state.incidents)[0]?.message).toBe('TEST 1: TEST.MISSING (name years)');
    expect(stuck.resolve().incidents).toEqual(['DECISION.FAILED judge']);
    expect(stuck.resolve({ years: 3 }).open).toEqual(['review#1']);
  });

  it('explains nothing once the person is erased: nothing could be sealed', () => {
    const { last } = begin(judged, null, { years: 4 });
    expect(last.find(({ type }) => type === 'DecisionMade')).toMatchObject({ result: true, personal: null });
  });

  it('sees the time of the command and the mode of its rule set', () => {
    const nodes = [
      start('s'),
      rule('when', { decision: 'now' }),
      rule('how', { decision: 'mode' }),
      task('t'),
    ];
    const path = withRules({ now: 'at', mode: 'mode' }, nodes, ['s > when', 'when > how', 'how > t']);
    expect(begin(path, {}).evaluations.map(({ result }) => result)).toEqual([monday, 'strict']);
  });

  it('takes the version that the path insists on', () => {
    const nodes = [start('s'), rule('a', { decision: 'd', version: '2' }), task('t')];
    const rules = [ruleSet({ d: '"old"' }), ruleSet({ d: '"new"' }, { version: '2' })];
    const path = { ...model(nodes, ['s > a', 'a > t']), rules };
    expect(given(path).evaluations[0]).toMatchObject({ expression: 'TEST 2: d', result: 'new' });
  });

  it('is asked for each item of a multi-instance body', () => {
    const nodes = [start('s'), rule('each', { decision: 'd' }, { multi: eachOf('list') }), task('t')];
    const path = withRules({ d: 'item > 1' }, nodes, ['s > each', 'each > t']);
    const { evaluations, open } = begin(path, {}, { list: [1, 2, 3] });
    expect(evaluations.slice(1).map(({ result }) => result)).toEqual([false, true, true]);
    expect(open).toEqual(['t#1']);
  });

  it('leaves no boundary timer behind', () => {
    const nodes = [
      start('s'),
      rule('a', { decision: 'd' }),
      boundary('late', 'a', timer('duration', 'PT1H')),
      task('t'),
      end('e'),
    ];
    const path = withRules({ d: '1' }, nodes, ['s > a', 'a > t', 'late > e']);
    const started = begin(path, {});
    expect(started.state.timers).toEqual({});
    expect(started.open).toEqual(['t#1']);
  });

  it('holds an answer that no case has room for', () => {
    const path = withRules(
      { d: 'big' },
      [start('s'), rule('a', { decision: 'd' }), task('t')],
      ['s > a', 'a > t'],
    );
    expect(begin(path, { big: 'x'.repeat(300_000) }).incidents).toEqual(['VARIABLES.TOO_LARGE a']);
  });
});
