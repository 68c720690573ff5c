import { describe, expect, it } from '@jest/globals';
import type { ClientBase } from 'pg';
import { createTreeHash } from '@vinhdanh/transparency-log';
import { sha256 } from '@vinhdanh/sealing';
import { LogEntries, type EntryGap } from './log-entries.js';

const hex = 'ab'.repeat(32);
const bytes = Buffer.alloc(32, 1);

/** A server that has rows of this tenant, and shows hashes of all. */
function server(own: readonly number[], others: readonly number[]): ClientBase {
  let fetched = false;
  const query = async (asked: string | { text: string; values?: readonly number[] }) => {
    const text = typeof asked === 'string' ? asked : asked.text;
    if (text.startsWith('DECLARE')) return { rows: [] };
    if (text.startsWith('FETCH')) {
      const rows = fetched ? [] : own.map((number) => [String(number), 't', 's', '1', `\\x${hex}`]);
      fetched = true;
      return { rows };
    }
    const [, from = 0, count = 0] = (asked as unknown as { values: readonly number[] }).values;
    return {
      rows: others
        .filter((number) => number >= from && number < from + count)
        .map((number) => ({ number: String(number), stream: bytes, version: 1, hash: bytes })),
    };
  };
  return { query } as unknown as ClientBase;
}

async function walk(own: readonly number[], others: readonly number[] = []) {
  const gaps: EntryGap[] = [];
  const entries = await LogEntries.open(server(own, others), 'record', createTreeHash(sha256), (gap) =>
    gaps.push(gap),
  );
  const numbers: (readonly [number: number, isOwn: boolean])[] = [];
  for (let entry = entries.current; entry !== null; entry = entries.current) {
    numbers.push([entry.number, entry.place !== null]);
    await entries.next();
  }
  return { numbers, gaps, others: entries.others, end: entries.end };
}

describe('the entries of a log', () => {
  it('come in order, others’ between one’s own', async () => {
    expect(await walk([0, 1, 4], [2, 3, 5])).toEqual({
      numbers: [
        [0, true],
        [1, true],
        [2, false],
        [3, false],
        [4, true],
        [5, false],
      ],
      gaps: [],
      others: 3,
      end: 6,
    });
    expect(await walk([])).toEqual({ numbers: [], gaps: [], others: 0, end: 0 });
  });
  it('are told where they are missing or stand twice, however large the gap is', async () => {
    const { numbers, gaps } = await walk([1, 2, 2, 1_000_000_000_000], [5]);
    expect(numbers.map(([number]) => number)).toEqual([1, 2, 5, 1_000_000_000_000]);
    expect(gaps).toEqual([
      { kind: 'missing', from: 0, until: 1 },
      { kind: 'twice', from: 2, until: 3 },
      { kind: 'missing', from: 3, until: 5 },
      { kind: 'missing', from: 6, until: 1_000_000_000_000 },
    ]);
  });
});
