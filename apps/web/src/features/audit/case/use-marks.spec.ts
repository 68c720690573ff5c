import { describe, expect, it } from '@jest/globals';
import type { AuditMarks, AuditMarksPage } from '@vinhdanh/contracts/audit';
import { marksAt } from './use-marks.js';

const marks = (...done: string[]): AuditMarks[] => [
  { processId: 'P9', done, open: [], flows: [], incidents: [] },
];
const page = (items: AuditMarksPage['items']): AuditMarksPage => ({ items, nextAfter: null });
const pages = [
  page([
    { version: 1, marks: marks('start') },
    { version: 2, marks: null },
    { version: 3, marks: marks('start', 'A1') },
  ]),
  undefined,
  page([{ version: 7, marks: marks('start', 'A1', 'A2') }]),
];

describe('the marks after an event', () => {
  it.each([
    [1, marks('start')],
    // Where nothing moved on the drawing, it stands as before.
    [2, marks('start')],
    [3, marks('start', 'A1')],
    [7, marks('start', 'A1', 'A2')],
  ])('%i are those of the last event that changed them', (version, expected) => {
    expect(marksAt(pages, version)).toEqual(expected);
  });

  it('are unknown while their page has not come', () => {
    expect(marksAt(pages, 5)).toBeNull();
    expect(marksAt([], 1)).toBeNull();
  });
});
