import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newCase, evolveCase, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import {
  caseId,
  commandOf,
  fiveDecisions,
  given,
  hourMs,
  longPath,
  type Move,
} from '@vinhdanh/awards/testing';
import type { Instant } from '@vinhdanh/kernel';
import { CaseProjection, type CaseChanges, type ProjectedCase } from './case-projection.js';
import { caseHeader } from './case-header.js';
import { inboxRows } from './inbox.js';
import type { Period } from './past/periods.js';
import { standingAward } from './past/award.js';
import { StatisticChanges } from './lists/statistic.js';

const moves = fc.array(
  // No time at all between two commands of three: several events of one moment are seen at its end.
  fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(2) }),
  { minLength: 5, maxLength: 60 },
);
const models = { fiveDecisions, longPath };
const paths = fc.constantFrom('fiveDecisions' as const, 'longPath' as const);

interface Told {
  readonly event: CaseEvent;
  readonly at: Instant;
}

function walked(path: keyof typeof models, walk: readonly Move[]): readonly Told[] {
  const model = models[path];
  const live = given(model);
  for (const move of walk) {
    const { actor, command } = commandOf(model, live.state, move);
    live.after(move.hours * hourMs).when(actor, command);
  }
  return live.record;
}

const project = (
  path: keyof typeof models,
  from: ProjectedCase | null,
  events: readonly Told[],
): CaseChanges => {
  const projection = new CaseProjection(models[path], caseId, from);
  for (const { event, at } of events) projection.add(event, at);
  return projection.end();
};

/** What the database holds once changes have been written: a row for each key and beginning. */
class Table<Row extends object> {
  readonly rows = new Map<string, Period<Row>>();

  constructor(private readonly keyOf: (row: Row) => string) {}

  write({ put, drop }: { put: readonly Period<Row>[]; drop: readonly { row: Row; from: Instant }[] }): this {
    for (const { row, from } of drop) this.rows.delete(`${this.keyOf(row)} ${from}`);
    for (const period of put) this.rows.set(`${this.keyOf(period.row)} ${period.from}`, period);
    return this;
  }

  at(at: Instant): Row[] {
    return [...this.rows.values()]
      .filter(({ from, until }) => from <= at && (until === null || until > at))
      .map(({ row }) => row)
      .sort((a, b) => (this.keyOf(a) < this.keyOf(b) ? -1 : 1));
  }
}

const inboxTable = () =>
  new Table(({ stepId, duty }: ReturnType<typeof inboxRows>[number]) => `${stepId}\n${duty}`);
const statesAt = (events: readonly Told[]): Map<Instant, CaseState> => {
  const states = new Map<Instant, CaseState>();
  events.reduce((state, { event, at }) => {
    const next = evolveCase(state, event, at);
    states.set(at, next);
    return next;
  }, newCase(caseId));
  return states;
};

describe('the projections of a case, over random commands', () => {
  it('know the inbox and the award of every moment', () => {
    fc.assert(
      fc.property(paths, moves, (path, walk) => {
        const events = walked(path, walk);
        const changes = project(path, null, events);
        const inbox = inboxTable().write(changes.inbox);
        const awards = new Table(() => 'award').write(changes.awards);
        for (const [at, state] of statesAt(events)) {
          expect(inbox.at(at)).toEqual(inboxRows(models[path], state));
          expect(awards.at(at)).toEqual([standingAward(state)].filter((award) => award !== null));
        }
        for (const { from, until } of inbox.rows.values()) expect(until === null || from < until).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('come to the same in portions as at one go, cut anywhere', () => {
    fc.assert(
      fc.property(paths, moves, fc.array(fc.nat(200), { maxLength: 6 }), (path, walk, cuts) => {
        const events = walked(path, walk);
        const whole = project(path, null, events);
        const inbox = inboxTable();
        const statistics = new StatisticChanges();
        let from: ProjectedCase | null = null;
        let last: CaseChanges | null = null;
        const places = [...new Set(cuts.map((cut) => cut % events.length)), events.length].sort(
          (a, b) => a - b,
        );
        let begun = 0;
        for (const end of places) {
          if (end === begun) continue;
          last = project(path, from, events.slice(begun, end));
          inbox.write(last.inbox);
          statistics.add(last.statistics.before, -1);
          statistics.add(last.statistics.after, 1);
          ({ after: from } = last);
          begun = end;
        }
        expect([...inbox.rows.entries()].sort()).toEqual(
          [...inboxTable().write(whole.inbox).rows.entries()].sort(),
        );
        expect(last?.header).toEqual(whole.header);
        expect(last?.after).toEqual(whole.after);
        expect(statistics.changes).toEqual(whole.statistics.after.map((cell) => ({ cell, by: 1 })));
      }),
      { numRuns: 80 },
    );
  });

  it('end with the header that the append wrote', () => {
    const events = walked('longPath', [{ who: 1, what: 2, which: 3, hours: 1 }]);
    const { header } = project('longPath', null, events);
    const [at, state] = [...statesAt(events)].at(-1)!;
    expect(header).toEqual(caseHeader(longPath, state, at));
  });
});

describe('an award', () => {
  it('stands from the conclusion on, and ends when the case no longer says so', () => {
    const concluded = {
      facts: { awardKind: 'K', subjectKind: 'individual' },
      route: { unit: 'u' },
      status: 'concluded',
    };
    const state = (result: string | null, status = 'concluded') =>
      standingAward({ ...concluded, status, result } as unknown as CaseState);
    expect(state('awarded')).toEqual({ awardKind: 'K', subjectKind: 'individual', unitOrg: 'u' });
    expect(state('annulled')).toBeNull();
    expect(state('refused')).toBeNull();
    expect(state(null, 'open')).toBeNull();
  });
});
