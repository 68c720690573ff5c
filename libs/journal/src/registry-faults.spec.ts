import { describe, expect, it } from '@jest/globals';
import { eventRegistry } from './registry.js';
import { registryFaults } from './registry-faults.js';
import { object, text } from './schema/shape.js';

const one = { body: object({ a: text }), personal: null };
const two = { body: object({ b: text }), personal: null };
const note = { body: object({ a: text }), personal: object({ note: text }) };
const remark = { body: object({ a: text }), personal: object({ remark: text }) };
const same = { body: (body: object) => ({ ...body }) };

describe('the registry', () => {
  it('has no fault', () => {
    expect(Object.keys(eventRegistry).length).toBeGreaterThan(20);
    expect(registryFaults(eventRegistry)).toEqual([]);
  });

  it.each<[string, Parameters<typeof registryFaults>[0], string]>([
    ['a type without a schema', { New: { schemas: [], upcasters: [] } }, 'New has no schema'],
    [
      'a gap between two versions',
      { New: { schemas: [one, two, one], upcasters: [same] } },
      'New: nothing lifts schema 2 to 3',
    ],
    [
      'a personal section that changes and is not lifted',
      { New: { schemas: [note, remark], upcasters: [same] } },
      'New: nothing lifts the personal section of schema 1 to 2',
    ],
    [
      'an upcaster that leads nowhere',
      { New: { schemas: [one], upcasters: [same] } },
      'New has an upcaster to a schema that is not there',
    ],
  ])('would be found to have %s', (_, planted, fault) => {
    expect(registryFaults({ ...eventRegistry, ...planted })).toEqual([fault]);
  });

  it('may keep the personal section as it is', () => {
    const kept = { New: { schemas: [note, { ...note, body: two.body }], upcasters: [same] } };
    expect(registryFaults(kept)).toEqual([]);
  });
});
