import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@vinhdanh/record-format';
import { eventFaults, isPassed } from './event-faults.js';
import type { EventRow } from '../rows/sources.js';

const place = (epoch: number, txid: number, position: number) => ({
  epoch,
  txid: BigInt(txid),
  position: BigInt(position),
});
const event: EventEnvelope = {
  body: {},
  command: 'c',
  prev: 'p',
  schema: 1,
  stream: 'case-a',
  tenant: 't',
  time: '2026-11-23T01:00:00.000Z',
  type: 'StepTaken',
  version: 3,
};
const row: EventRow = {
  stream: 'case-a',
  version: 3,
  type: 'StepTaken',
  schema: 1,
  at: '2026-11-23 01:00:00+00',
  commandId: 'id',
  prev: 'p',
  hash: 'h',
  bytes: Buffer.alloc(0),
  place: () => place(1, 10, 10),
};
const sealed = { stream: 'case-a', version: 3, number: 7, hash: 'h' };
const found = { row, hash: 'h', event, sealed, cursor: place(1, 20, 20) };

describe('what is wrong with an event beside its bytes', () => {
  it('is nothing where everything agrees', () => expect(eventFaults(found)).toEqual([]));
  it.each([
    ['version', { version: 4 }],
    ['type', { type: 'StepGivenBack' }],
    ['schema_version', { schema: 2 }],
    ['at', { at: '2026-11-23 01:00:00.000001+00' }],
    ['prev', { prev: 'q' }],
  ])('names the column %s', (name, change) => {
    expect(eventFaults({ ...found, row: { ...row, ...change } })).toEqual([['EVENT.COLUMN', name]]);
  });
  it('names a hash that is another, beside the bytes and beside the number', () => {
    expect(eventFaults({ ...found, hash: 'g' })).toEqual([
      ['EVENT.HASH', 'h'],
      ['SEAL.HASH', 'h'],
    ]);
  });
  it('tells an event that was passed by from one that waits', () => {
    expect(eventFaults({ ...found, sealed: null })).toEqual([['SEAL.SKIPPED', null]]);
    expect(eventFaults({ ...found, sealed: null, cursor: place(1, 9, 99) })).toEqual([]);
    expect(eventFaults({ ...found, sealed: null, cursor: null })).toEqual([]);
  });
});

describe('the sealer’s order', () => {
  it.each([
    [place(1, 10, 10), place(1, 10, 10), true],
    [place(1, 10, 11), place(1, 10, 10), false],
    [place(1, 9, 99), place(1, 10, 10), true],
    [place(1, 11, 1), place(1, 10, 10), false],
    [place(1, 99, 99), place(2, 1, 1), true],
    [place(2, 1, 1), place(1, 99, 99), false],
  ])('%j against %j', (at, cursor, passed) => expect(isPassed(at, cursor)).toBe(passed));
});
