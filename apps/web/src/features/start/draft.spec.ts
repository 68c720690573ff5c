import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dropDraft, emptyValues, keepDraft, readDraft } from './draft.js';

const day = 86_400_000;
const savedAt = '2026-11-01T08:00:00.000Z';
const at = (days: number): number => Date.parse(savedAt) + days * day;

describe('a draft on this machine', () => {
  const kept = new Map<string, string>();
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  beforeEach(() => {
    kept.clear();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
    keepDraft('officer', { values: { ...emptyValues, name: 'Đỗ Thị Ánh' }, savedAt });
  });
  afterEach(() => {
    if (before !== undefined) Object.defineProperty(globalThis, 'localStorage', before);
  });

  it('comes back to its author, and to nobody else', () => {
    expect(readDraft('officer', at(29))?.values.name).toBe('Đỗ Thị Ánh');
    expect(readDraft('colleague', at(29))).toBeNull();
  });

  it('goes when it is sent or thrown away', () => {
    dropDraft('officer');
    expect(kept.size).toBe(0);
  });

  it('goes by itself after thirty days, and from the machine too', () => {
    expect(readDraft('officer', at(30))).not.toBeNull();
    expect(readDraft('officer', at(30) + 1)).toBeNull();
    expect(kept.size).toBe(0);
  });

  it.each(['{', '{"values":{}}', '{"values":{},"savedAt":"yesterday"}'])(
    'that reads %s is dropped',
    (text) => {
      localStorage.setItem([...kept.keys()][0]!, text);
      expect(readDraft('officer', at(1))).toBeNull();
      expect(kept.size).toBe(0);
    },
  );
});
