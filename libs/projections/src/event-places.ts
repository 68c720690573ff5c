import type { CaseEvent } from '@vinhdanh/awards';

/** Where on the drawn path an event happened; null where it says nothing of a place. */
export interface EventPlace {
  readonly elementId: string | null;
  readonly processId: string | null;
  readonly stepId: string | null;
}

const nowhere: EventPlace = { elementId: null, processId: null, stepId: null };

const textOf = (event: object, name: string): string | null => {
  const value: unknown = Object.hasOwn(event, name) ? (event as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
};

/** What an event calls the instance that it is about. */
const instanceOf = (event: CaseEvent): string | null =>
  textOf(event, 'stepId') ?? textOf(event, 'instanceId');

/** The place of each event, in the order of `events`, which begin with the case's first. Pure; total. */
export function eventPlaces(events: readonly CaseEvent[]): readonly EventPlace[] {
  const instances = new Map<string, EventPlace>();
  return events.map((event) => {
    const instance = instanceOf(event);
    if (event.type === 'ElementActivated') {
      const { instanceId, elementId, processId, kind } = event;
      const place = { elementId, processId, stepId: kind === 'userTask' ? instanceId : null };
      instances.set(instanceId, place);
      return place;
    }
    const known = instance === null ? undefined : instances.get(instance);
    const elementId = textOf(event, 'elementId') ?? known?.elementId ?? null;
    if (elementId === null) return nowhere;
    const processId = textOf(event, 'processId') ?? known?.processId ?? null;
    return { elementId, processId, stepId: known?.stepId ?? null };
  });
}
