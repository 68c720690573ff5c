import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, people } from '@vinhdanh/awards/testing';
import { eventPlaces } from './event-places.js';

describe('the places of events', () => {
  const walk = given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
  const events = walk.record.map(({ event }) => event);
  const places = eventPlaces(events);
  const placeOf = (type: string, which: number) =>
    places[events.findIndex((event, at) => event.type === type && at >= which)];

  it('are those of the step that an event is about, also where it names the instance alone', () => {
    const council = { elementId: 'Council', processId: 'FiveDecisions', stepId: 'Council#1' };
    const decided = events.findIndex((event) => event.type === 'StepDecided' && event.stepId === 'Council#1');
    expect(places[decided]).toEqual(council);
    expect(placeOf('ElementCompleted', decided)).toEqual(council);
  });

  it('are nowhere for what happens to the case as a whole', () => {
    expect(placeOf('NominationStarted', 0)).toEqual({ elementId: null, processId: null, stepId: null });
  });

  it('are on the drawing: every element and process is one of the path', () => {
    for (const { elementId, processId } of places) {
      if (processId !== null) expect(walk.model.processes).toHaveProperty(processId);
      if (elementId !== null && processId !== null)
        expect(walk.model.processes[processId]?.nodes).toHaveProperty(elementId);
    }
    expect(places).toHaveLength(events.length);
  });
});
