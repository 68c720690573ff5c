import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventRegistry, readEvent, registryFaults, verifyStream } from '@vinhdanh/journal';
import {
  changedGoldens,
  changedSchemas,
  sha256,
  withoutGolden,
  type Golden,
  type ReleasedSchemas,
} from './golden-rules.js';

/**
 * Streams as released versions wrote them, kept for ever: a file is added when a type or a schema version is
 * added, and never edited. `reads` is what today's code makes of the bytes; only an upcaster may change it.
 */
const folder = new URL('.', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const files = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, read(name)] as const),
);
const streams = [...files.keys()].filter((name) => name.startsWith('stream.'));
const golden = (file: string): Golden[] => JSON.parse(files.get(file) ?? '') as Golden[];
const schemas = [...files.keys()].filter((name) => name.startsWith('schemas.'));
const released = Object.assign(
  {},
  ...schemas.map((name) => JSON.parse(files.get(name) ?? '') as ReleasedSchemas),
) as ReleasedSchemas;

describe.each(streams)('%s', (file) => {
  const events = golden(file);

  it('still verifies', () => {
    const recorded = events.map((event) => event.recorded);
    expect(verifyStream(recorded, sha256)).toMatchObject({ ok: true, version: events.length });
  });

  it.each(events.map(({ recorded, reads }) => [recorded.type, recorded, reads] as const))(
    '%s reads as it always did',
    (_, recorded, reads) => {
      const { type, body, sealed } = readEvent(recorded);
      expect({ type, body, sealed }).toEqual(reads);
    },
  );
});

describe('what was released', () => {
  const events = streams.flatMap(golden);
  const hashes = read('goldens.sha256');

  it('has a golden event for every schema version of every type', () => {
    expect(withoutGolden(eventRegistry, events)).toEqual([]);
  });
  it('would miss the golden event of a new type, and of a new version', () => {
    const schema = eventRegistry['StepTaken']!.schemas[0]!;
    const lift = { body: (body: object) => ({ ...body }) };
    const planted = {
      ...eventRegistry,
      StepTaken: { schemas: [schema, schema], upcasters: [lift] },
      Planted: { schemas: [schema], upcasters: [] },
    };
    expect(registryFaults(planted)).toEqual([]);
    expect(withoutGolden(planted, events)).toEqual(['StepTaken 2', 'Planted 1']);
  });

  it('keeps every golden file as it was', () => {
    expect(changedGoldens(hashes, files)).toEqual([]);
  });
  it('would find a golden file that is edited, taken away or not entered', () => {
    const [first = '', ...others] = [...files.keys()];
    const edited = new Map(files).set(first, (files.get(first) ?? '').replace('"', "'"));
    expect(changedGoldens(hashes, edited)).toEqual([first]);
    expect(changedGoldens(hashes, new Map([...files].slice(1)))).toEqual([first]);
    expect(changedGoldens(hashes, new Map([...files, ['stream.v9.json', '[]']]))).toEqual(['stream.v9.json']);
    expect(others.length).toBeGreaterThan(0);
  });

  it('keeps every released schema as it was', () => {
    expect(changedSchemas(eventRegistry, released)).toEqual([]);
  });
  it('would find a schema that is edited, and one that was never written down', () => {
    const { body, personal } = eventRegistry['StepTaken']!.schemas[0]!;
    const wider = { ...body, optional: { on: { kind: 'text' as const } } };
    const planted = {
      ...eventRegistry,
      StepTaken: { schemas: [{ body: wider, personal }], upcasters: [] },
      Planted: { schemas: [{ body, personal }], upcasters: [] },
    };
    expect(changedSchemas(planted, released)).toEqual(['StepTaken 1', 'Planted 1']);
  });
});
