import type { OrgId, PersonId } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import {
  counts,
  fiveDecisions,
  given,
  journey,
  longPath,
  nomination,
  people,
  route,
} from '../testing/index.js';
import type { Actor } from './actor.js';
import { authorise } from './authorise.js';
import type { CaseCommand } from './commands.js';
import { mayRead, reachedOrgs } from './readers.js';
import type { Given } from '../testing/given.js';

const roles = [
  'unit-officer',
  'unit-head',
  'council-secretary',
  'integrity-officer',
  'level-head',
  'department-head',
  'home-affairs-appraiser',
  'agency-officer',
  'portal-officer',
  'party-officer',
  'province-chair',
  'ministry-appraiser',
  'government-office',
  'president-office',
  'clerk',
  'administrator',
];
const places = [...new Set([...Object.values(route), 'cuc-thue', 'so-y-te'])] as string[];
const holderOf = (role: string, org: string): Actor => ({
  kind: 'person',
  personId: `${role}-at-${org}` as PersonId,
  memberships: [{ role, org: org as OrgId }],
});

const toCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
const returnStep: CaseCommand = { type: 'ReturnStep', stepId: 'Check#1', reasons: { post: 'x' } };
const states: Record<string, () => Given> = {
  open: toCheck,
  taken: () => toCheck().when(people.secretary, { type: 'TakeStep', stepId: 'Check#1' }),
  returned: () => toCheck().when(people.secretary, returnStep),
  withdrawable: () => given(longPath),
  concluded: () =>
    given(longPath).when(people.unitHead, { type: 'SendMessage', name: 'withdraw', note: null }),
};

const commands: Record<string, CaseCommand> = {
  take: { type: 'TakeStep', stepId: 'Check#1' },
  'give-back': { type: 'GiveBackStep', stepId: 'Check#1' },
  decide: { type: 'DecideStep', stepId: 'Check#1', outcome: 'accept', ballot: null, note: null },
  return: returnStep,
  supplement: { type: 'SubmitSupplement', stepId: 'Check#1', facts: {}, personal: {}, note: 'x' },
  comment: { type: 'AddComment', commentId: 'k', text: 'x' },
  attach: {
    type: 'AttachFile',
    fileId: 'f',
    fileName: 'a',
    sha256: 'a'.repeat(64),
    bytes: 1,
    mediaType: 'text/plain',
  },
  withdraw: { type: 'SendMessage', name: 'withdraw', note: null },
  resolve: { type: 'ResolveIncident', incidentId: 'x#1' },
  fire: { type: 'FireTimer', timerId: 'Check#1@due' },
  'fail-job': { type: 'FailJob', jobId: 'x', errorCode: null, message: '' },
  'complete-job': { type: 'CompleteJob', jobId: 'x', result: { kind: 'notified', notice: 'x' } },
};

const secretary = 'council-secretary@so-gddt';
const administrator = 'administrator@ubnd-tinh';
const ofUnit = roles.map((role) => `${role}@truong-nguyen-trai`);
/** Everybody who is allowed, per state and action; whoever is not named here is not. */
const allowed: Record<string, Record<string, readonly string[]>> = {
  open: {
    take: [secretary],
    'give-back': [secretary],
    decide: [secretary],
    return: [secretary],
    supplement: ['unit-officer@truong-nguyen-trai'],
    comment: [secretary],
    attach: [secretary],
    resolve: [administrator],
  },
  taken: {
    take: [secretary],
    'give-back': [secretary],
    decide: [secretary],
    return: [secretary],
    supplement: ['unit-officer@truong-nguyen-trai'],
    comment: [secretary],
    attach: [secretary],
    resolve: [administrator],
  },
  returned: {
    take: [secretary],
    'give-back': [secretary],
    decide: [secretary],
    return: [secretary],
    supplement: ['unit-officer@truong-nguyen-trai'],
    comment: [secretary, ...ofUnit],
    attach: [secretary, ...ofUnit],
    resolve: [administrator],
  },
  withdrawable: {
    comment: ['unit-head@truong-nguyen-trai'],
    attach: ['unit-head@truong-nguyen-trai'],
    withdraw: ['unit-head@truong-nguyen-trai'],
    resolve: [administrator],
  },
  concluded: { resolve: [administrator] },
};

describe('who may do what', () => {
  const matrix = Object.keys(states).flatMap((state) =>
    Object.keys(commands).map((action) => [state, action] as const),
  );

  it.each(matrix)('in a case that is %s: %s is denied to all but the duty that has it', (state, action) => {
    // given
    const { model, state: folded } = (states[state] as () => Given)();
    // when
    const found = roles.flatMap((role) =>
      places
        .filter((org) => authorise(model, folded, holderOf(role, org), commands[action]!).ok)
        .map((org) => `${role}@${org}`),
    );
    // then
    expect(found.sort()).toEqual([...(allowed[state]?.[action] ?? [])].sort());
  });

  it('answers the very duty that allows, among several of one person', () => {
    const { model, state } = toCheck();
    const several: Actor = {
      kind: 'person',
      personId: 'x' as PersonId,
      memberships: [
        ...people.foreignSecretary.memberships,
        ...people.chair.memberships,
        ...people.secretary.memberships,
      ],
    };
    expect(authorise(model, state, several, commands['decide']!)).toEqual({
      ok: true,
      value: people.secretary.memberships[0],
    });
  });

  it('says which duty it would take', () => {
    const { model, state } = toCheck();
    expect(authorise(model, state, people.foreignSecretary, commands['decide']!)).toMatchObject({
      error: {
        code: 'AUTH.NOT_ALLOWED',
        details: { why: 'duty', role: 'council-secretary', org: 'so-gddt' },
      },
    });
  });

  it('lets the journey report timers and jobs, and nothing else', () => {
    for (const [name, command] of Object.entries({ ...commands, start: nomination('x') })) {
      const { model, state } = toCheck();
      const report = ['fire', 'fail-job', 'complete-job'].includes(name);
      expect({ name, ok: authorise(model, state, journey, command).ok }).toEqual({ name, ok: report });
    }
  });

  it('gives nobody a step whose place is not on the route', () => {
    const { model, state } = toCheck();
    const { department: _none, ...others } = state.route;
    expect(
      authorise(model, { ...state, route: others }, people.secretary, commands['decide']!),
    ).toMatchObject({
      error: { code: 'AUTH.NOT_ALLOWED', details: { org: null } },
    });
  });
});

describe('who may read', () => {
  it('is the unit and whoever the case has reached, not who is still to come', () => {
    const walk = toCheck();
    expect(reachedOrgs(walk.model, walk.state)).toEqual(['cum-truong', 'so-gddt', 'truong-nguyen-trai']);
    expect(mayRead(walk.model, walk.state, people.secretary)).toBe(true);
    expect(mayRead(walk.model, walk.state, people.chair)).toBe(false);
    expect(mayRead(walk.model, walk.state, people.foreignSecretary)).toBe(false);
    expect(mayRead(walk.model, walk.state, journey)).toBe(true);
  });

  it('is the unit before anything has reached anybody', () => {
    const walk = toCheck();
    expect(reachedOrgs(walk.model, { ...walk.state, steps: {}, closedSteps: {} })).toEqual([
      'truong-nguyen-trai',
    ]);
  });

  it('stays with those whom the case has passed, also where nobody decided', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .when(people.unitHead, { type: 'SendMessage', name: 'withdraw', note: null });
    expect(reachedOrgs(walk.model, walk.state)).toEqual(['cum-truong', 'truong-nguyen-trai']);
  });
});
