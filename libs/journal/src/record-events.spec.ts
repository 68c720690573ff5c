import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Defect, type Instant, type TenantId } from '@vinhdanh/kernel';
import type { EventRegistry } from './event-type.js';
import { eventRegistry, schemaOf, upcast } from './registry.js';
import { object, text } from './schema/shape.js';
import { fromPlainEvent, toPlainEvent, withSealed } from './plain-event.js';
import { readEvent } from './read-event.js';
import { recordEvents } from './record-events.js';
import { verifyStream } from './verify-stream.js';
import { zeroHash, type PlainEvent, type RecordedEvent } from './record.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const at: Instant = '2026-11-23T01:00:00.000Z';
const taken: PlainEvent = { type: 'StepTaken', body: { stepId: 'a#1', by: 'p-1' }, personal: null };
const record = (events: readonly PlainEvent[], from = 0, prev = zeroHash, time = at): RecordedEvent[] =>
  recordEvents(
    {
      tenant: 't' as TenantId,
      stream: 'case-1',
      fromVersion: from,
      prev,
      at: time,
      command: sha256('command'),
      events,
    },
    sha256,
  );
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Defect).code;
  }
  return 'nothing';
};

describe('recordEvents', () => {
  it('writes canonical bytes, hashes them and chains each event to the one before', () => {
    const [first, second] = record([taken, taken]);
    expect(first!.bytes).toBe(
      `{"body":{"by":"p-1","stepId":"a#1"},"command":"${sha256('command')}","prev":"${zeroHash}","schema":1,"stream":"case-1","tenant":"t","time":"${at}","type":"StepTaken","version":1}`,
    );
    expect(first!.hash).toBe(sha256(first!.bytes));
    expect(second).toMatchObject({ version: 2, prev: first!.hash });
  });

  it('lets no personal section through in the clear, and no type that is not registered', () => {
    expect(codeOf(() => record([{ ...taken, personal: { name: 'Nguyễn' } }]))).toBe('JOURNAL.UNSEALED');
    expect(codeOf(() => record([{ ...taken, type: 'Unheard' }]))).toBe('JOURNAL.UNKNOWN_TYPE');
    expect(codeOf(() => record([{ ...taken, type: 'toString' }]))).toBe('JOURNAL.UNKNOWN_TYPE');
    expect(codeOf(() => toPlainEvent({ type: 'StepTaken', personal: {} } as { type: string }))).toBe(
      'JOURNAL.UNEXPECTED_PERSONAL',
    );
  });
});

describe('plain events', () => {
  it('come back from the record as they went in, sealed section and all', () => {
    const event = { type: 'CommentAdded', commentId: 'c1', by: 'p-1', personal: { text: 'Đủ điều kiện' } };
    const plain = toPlainEvent(event);
    const sealed = { person: 'p-9', iv: 'aXY=', data: 'ZGF0YQ==' };
    const read = readEvent(record([withSealed(plain, sealed)])[0]!);
    expect(read).toMatchObject({
      type: 'CommentAdded',
      version: 1,
      at,
      body: { commentId: 'c1', by: 'p-1' },
      sealed,
    });
    expect(fromPlainEvent(read.type, read.body, plain.personal)).toEqual(event);
    expect(fromPlainEvent(read.type, read.body, null)).toEqual({ ...event, personal: null });
  });

  it('of a type without a personal section have none afterwards', () => {
    const event = { type: 'StepTaken', stepId: 'a#1', by: 'p-1' };
    const read = readEvent(record([toPlainEvent(event)])[0]!);
    expect(fromPlainEvent(read.type, read.body, null)).toEqual(event);
  });
});

describe('readEvent', () => {
  const [good] = record([taken]);
  it.each([
    ['no JSON', 'x'],
    ['a list', '[]'],
    ['without a body', good!.bytes.replace('"body"', '"corpus"')],
    ['with a field too many', good!.bytes.replace('}', '},"extra":1')],
    ['with a version that is no integer', good!.bytes.replace('"version":1', '"version":"1"')],
  ])('refuses bytes %s', (_, bytes) => {
    expect(codeOf(() => readEvent({ ...good!, bytes }))).toBe('JOURNAL.MALFORMED');
  });

  it('lifts an old body through every schema in between, and refuses one from the future', () => {
    const taken = { stepId: text, by: text };
    const registry: EventRegistry = {
      ...eventRegistry,
      StepTaken: {
        schemas: [taken, { ...taken, on: text }, { ...taken, place: text }].map((fields) => ({
          body: object(fields),
          personal: null,
        })),
        upcasters: [
          { body: (body) => ({ ...body, on: 'desk' }) },
          { body: ({ on, ...body }) => ({ ...body, place: on! }) },
        ],
      },
    };
    expect(schemaOf('StepTaken', registry)).toBe(3);
    expect(readEvent(good!, registry).body).toEqual({ stepId: 'a#1', by: 'p-1', place: 'desk' });
    expect(upcast('StepTaken', 3, { stepId: 'a#1' }, registry)).toEqual({ stepId: 'a#1' });
    expect(codeOf(() => upcast('StepTaken', 2, {}))).toBe('JOURNAL.SCHEMA_FROM_THE_FUTURE');
    expect(codeOf(() => upcast('StepTaken', 0, {}))).toBe('JOURNAL.SCHEMA_FROM_THE_FUTURE');
  });
});

describe('a body that is not as its schema says', () => {
  const [good] = record([taken]);
  it.each<[string, PlainEvent, string]>([
    ['a field of another kind', { ...taken, body: { stepId: 1, by: 'p-1' } }, 'field stepId'],
    ['a field that is not there', { ...taken, body: { stepId: 'a#1' } }, 'field by'],
    ['a field too many', { ...taken, body: { ...taken.body, name: 'Nguyễn' } }, 'field name'],
    ['a section where none is', { ...taken, body: { ...taken.body, sealed: {} } }, 'field sealed'],
  ])('is not written: %s', (_, event, where) => {
    expect(() => record([event])).toThrow(
      expect.objectContaining({
        code: 'JOURNAL.BODY_MISFIT',
        message: expect.stringContaining(`StepTaken in schema 1 has not the ${where}`),
      }),
    );
  });

  it('is not sealed either, where nobody could tell any more', () => {
    const comment = { type: 'CommentAdded', commentId: 'c1', by: 'p-1', personal: { words: 'Đủ' } };
    expect(() => toPlainEvent(comment)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('the field personal.text') }),
    );
  });

  it.each([
    ['"by"', '"sealed":{"person":1},"by"', 'field sealed'],
    ['"stepId":"a#1"', '"stepId":["a#1"]', 'field stepId'],
  ])('is named on reading, with stream and version', (from, to, where) => {
    expect(() => readEvent({ ...good!, bytes: good!.bytes.replace(from, to) })).toThrow(
      expect.objectContaining({
        code: 'JOURNAL.BODY_MISFIT',
        message: expect.stringContaining(`case-1 1: StepTaken in schema 1 has not the ${where}`),
      }),
    );
  });
});

describe('verifyStream', () => {
  const events = record([taken, taken, taken]);
  const [first, second, third] = events as [RecordedEvent, RecordedEvent, RecordedEvent];
  const rehashed = (event: RecordedEvent, bytes: string): RecordedEvent => ({
    ...event,
    bytes,
    hash: sha256(bytes),
  });
  const earlier = record([taken], 1, first.hash, '2026-11-22T01:00:00.000Z')[0]!;

  it('answers the head of a sound stream, and the zero hash of an empty one', () => {
    expect(verifyStream(events, sha256)).toEqual({ ok: true, version: 3, hash: third.hash });
    expect(verifyStream([], sha256)).toEqual({ ok: true, version: 0, hash: zeroHash });
  });

  it.each<[string, RecordedEvent[], string]>([
    ['a changed body', [first, { ...second, bytes: second.bytes.replace('p-1', 'p-2') }], 'hash'],
    [
      'a changed body with a new hash',
      [first, rehashed(second, second.bytes.replace('p-1', 'p-2')), third],
      'prev',
    ],
    ['a missing event', [first, third], 'version'],
    ['an event twice', [first, first], 'version'],
    ['another beginning', [rehashed(first, first.bytes.replace(zeroHash, sha256('x')))], 'prev'],
    ['a column that was changed alone', [first, { ...second, type: 'StepGivenBack' }], 'column'],
    ['a time column that was changed alone', [{ ...first, at: '2026-11-24T01:00:00.000Z' }], 'column'],
    ['time that falls', [first, earlier], 'time'],
    ['bytes in another order', [rehashed(first, `{"version":1,${first.bytes.slice(1, -13)}}`)], 'bytes'],
    ['bytes that are no event', [rehashed(first, '{}')], 'bytes'],
  ])('finds %s', (_, tampered, fault) => {
    expect(verifyStream(tampered, sha256)).toMatchObject({ ok: false, fault });
  });
});
