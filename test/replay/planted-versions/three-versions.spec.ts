import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  fromPlainEvent,
  readEvent,
  recordEvents,
  registryFaults,
  toPlainEvent,
  upcastPersonal,
  verifyStream,
  withSealed,
  zeroHash,
  type RecordedEvent,
  type SealedSection,
} from '@vinhdanh/journal';
import type { JsonObject, TenantId } from '@vinhdanh/kernel';
import { sha256 } from '../events/golden-rules.js';
import { registryOf, storyIn } from './three-versions.js';

/** Sections without encryption: what matters here is when they are opened, not how. */
const seal = (section: JsonObject): SealedSection => ({
  person: 'nominee-1',
  iv: '',
  data: JSON.stringify(section),
});
const open = ({ data }: SealedSection): JsonObject => JSON.parse(data) as JsonObject;

function written(version: number): readonly RecordedEvent[] {
  const registry = registryOf(version);
  const events = storyIn[version]!.map((event) => {
    const plain = toPlainEvent(event as { type: string }, registry);
    return plain.personal === null ? plain : withSealed(plain, seal(plain.personal));
  });
  const at = '2026-11-23T01:00:00.000Z';
  const stream = `case-version-${version}`;
  return recordEvents(
    {
      tenant: 'golden' as TenantId,
      stream,
      fromVersion: 0,
      prev: zeroHash,
      at,
      command: sha256('c'),
      events,
    },
    sha256,
    registry,
  );
}

/** A history as a program of `version` reads it; with `erased` keys nothing personal opens. */
function readBy(version: number, history: readonly RecordedEvent[], erased = false): unknown[] {
  const registry = registryOf(version);
  return history.map((recorded) => {
    const { type, schema, body, sealed } = readEvent(recorded, registry);
    const section = sealed === null || erased ? null : open(sealed);
    const personal = section === null ? null : upcastPersonal(type, schema, section, registry);
    return fromPlainEvent(type, body, personal, registry);
  });
}

const golden = (version: number): readonly RecordedEvent[] =>
  JSON.parse(readFileSync(new URL(`./history.v${version}.json`, import.meta.url), 'utf8')) as RecordedEvent[];

describe('a chain of three versions', () => {
  it('has no gap', () => {
    expect([1, 2, 3].flatMap((version) => registryFaults(registryOf(version)))).toEqual([]);
  });

  it.each([1, 2, 3])('has a golden history of version %d, which is written so and verifies', (version) => {
    expect(golden(version).map(({ schema }) => schema)).toEqual([version, version]);
    expect(written(version)).toEqual(golden(version));
    expect(verifyStream(golden(version), sha256)).toMatchObject({ ok: true, version: 2 });
  });

  it.each([1, 2, 3])('reads what version %d wrote as today’s events, word for word', (version) => {
    expect(readBy(3, golden(version))).toEqual(storyIn[3]);
  });

  it('reads from the middle of the chain as well', () => {
    expect(readBy(2, golden(1))).toEqual(storyIn[2]);
  });

  it('lifts what is open where the personal section never opens again', () => {
    const [taken, comment] = storyIn[3]!;
    expect(readBy(3, golden(1), true)).toEqual([taken, { ...comment, personal: null }]);
  });

  it('refuses what a later version wrote, by name', () => {
    expect(() => readBy(2, golden(3))).toThrow(
      expect.objectContaining({
        code: 'JOURNAL.SCHEMA_FROM_THE_FUTURE',
        message: expect.stringContaining('3'),
      }),
    );
  });

  it('would go wrong with its two upcasters exchanged: the order matters', () => {
    const registry = registryOf(3);
    const type = registry['CommentAdded']!;
    const exchanged = { ...registry, CommentAdded: { ...type, upcasters: [...type.upcasters].reverse() } };
    const [, comment] = golden(1);
    const { schema, sealed } = readEvent(comment!, exchanged);
    expect(upcastPersonal('CommentAdded', schema, open(sealed!), exchanged)).not.toEqual(
      storyIn[3]![1]!['personal'],
    );
  });
});
