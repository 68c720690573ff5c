import { limits, type OrgId } from '@vinhdanh/kernel';
import { describe, expect, it } from '@jest/globals';
import { fiveDecisions, given, Given, nomination, people, route } from '../../testing/index.js';

const start = nomination(fiveDecisions.hash);
const { facts, personal } = start;

describe('StartNomination', () => {
  it('pins number, bundle, route and facts, and opens the first step', () => {
    // given, when
    const begun = given(fiveDecisions);
    // then
    expect(begun.types).toEqual(['NominationStarted', 'ProcessStarted', 'ElementPassed', 'ElementActivated']);
    expect(begun.state).toMatchObject({
      status: 'open',
      caseNumber: start.caseNumber,
      bundleHash: fiveDecisions.hash,
      dossierRevision: 1,
      version: 4,
      startedBy: people.officer.personId,
    });
    expect(begun.open).toEqual(['Propose#1']);
  });

  it('gives the engine facts and the unit, and nothing personal', () => {
    const begun = given(fiveDecisions);
    expect(begun.state.engine.variables['']).toEqual({ ...facts, unit: route['unit'] });
  });

  it.each([
    [
      'a period that ends before it begins',
      { facts: { ...facts, achievementFrom: '2026-01-01' } },
      'FACTS.PERIOD',
    ],
    ['a date that is none', { facts: { ...facts, achievementTo: 'soon' } }, 'REQUEST.INVALID'],
    ['an empty name', { personal: { ...personal, name: ' ' } }, 'REQUEST.INVALID'],
    [
      'a text beyond its limit',
      { personal: { ...personal, achievements: 'a'.repeat(limits.factTextCharsMax + 1) } },
      'REQUEST.INVALID',
    ],
    [
      'more agencies than a body takes',
      { facts: { ...facts, agencies: Array<OrgId>(limits.multiInstanceMax + 1).fill('x' as OrgId) } },
      'REQUEST.INVALID',
    ],
    [
      'facts beyond the limit of variables',
      { facts: { ...facts, awardKind: 'đ'.repeat(limits.caseVariablesBytesMax / 2) } },
      'VARIABLES.TOO_LARGE',
    ],
    ['a route without a place of the path', { route: { unit: route['unit']! } }, 'ROUTE.INCOMPLETE'],
    ['a unit of which one is not', { route: { ...route, unit: 'noi-khac' as OrgId } }, 'AUTH.NOT_ALLOWED'],
    ['no unit at all', { route: {} }, 'AUTH.NOT_ALLOWED'],
  ])('refuses %s', (_title, change, code) => {
    const tried = new Given(fiveDecisions).when(people.officer, { ...start, ...change });
    expect(tried.rejected?.code).toBe(code);
    expect(tried.state.version).toBe(0);
  });

  it('refuses a second beginning', () => {
    expect(given(fiveDecisions).when(people.officer, start).rejected?.code).toBe('CASE.EXISTS');
  });

  it('lets the unit’s head begin as well, and nobody else', () => {
    expect(new Given(fiveDecisions).when(people.unitHead, start).rejected).toBeNull();
    for (const person of [people.secretary, people.chair, people.agencyOne]) {
      expect(new Given(fiveDecisions).when(person, start).rejected?.code).toBe('AUTH.NOT_ALLOWED');
    }
  });

  it('answers that there is no case to any other command before it', () => {
    const none = new Given(fiveDecisions).when(people.officer, {
      type: 'AddComment',
      commentId: 'k',
      text: 'x',
    });
    expect(none.rejected?.code).toBe('AUTH.NOT_ALLOWED');
  });
});
