import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  eventRegistry,
  readEvent,
  schemaOf,
  verifyStream,
  type RecordedEvent,
  type SealedSection,
} from '@vinhdanh/journal';
import type { JsonObject } from '@vinhdanh/kernel';

/**
 * Streams as released versions wrote them, kept for ever: a file is added when a schema version is added,
 * and never edited. `reads` is what today's code makes of the bytes; only an upcaster may change it.
 */
const files = ['stream.v1.json'];

interface Golden {
  readonly recorded: RecordedEvent;
  readonly reads: { readonly type: string; readonly body: JsonObject; readonly sealed: SealedSection | null };
}
const golden = (file: string): Golden[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Golden[];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.each(files)('%s', (file) => {
  const events = golden(file);

  it('still verifies', () => {
    expect(
      verifyStream(
        events.map(({ recorded }) => recorded),
        sha256,
      ),
    ).toMatchObject({ ok: true, version: events.length });
  });

  it.each(events.map(({ recorded, reads }) => [recorded.type, recorded, reads] as const))(
    '%s reads as it always did',
    (_, recorded, reads) => {
      const { type, body, sealed } = readEvent(recorded);
      expect({ type, body, sealed }).toEqual(reads);
    },
  );
});

it('every schema version of every type has its golden event', () => {
  const kept = new Set(files.flatMap(golden).map(({ recorded }) => `${recorded.type} ${recorded.schema}`));
  const registered = Object.keys(eventRegistry).flatMap((type) =>
    Array.from({ length: schemaOf(type) }, (_, index) => `${type} ${index + 1}`),
  );
  expect(registered.filter((each) => !kept.has(each))).toEqual([]);
});
