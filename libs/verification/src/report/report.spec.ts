import { describe, expect, it } from '@jest/globals';
import { orderFindings } from './order-findings.js';
import type { RecordFinding, RecordReport } from './report.js';
import { recordSentences } from './sentences.js';
import { writeRecordReport } from './write-report.js';

const place = (stream: string, version: number) => ({
  stream,
  version,
  number: null,
  type: null,
  time: null,
});
const finding = (code: RecordFinding['code'], more: Partial<RecordFinding> = {}): RecordFinding => ({
  code,
  file: null,
  event: null,
  neighbours: [],
  detail: null,
  ...more,
});

const report: RecordReport = {
  verdict: 'not-verified',
  code: 'EVENT.HASH',
  findings: [
    finding('EVENT.HASH', {
      event: place('case-a', 2),
      neighbours: [place('case-a', 1), place('case-a', 3)],
    }),
    finding('TREE.ROOT', { detail: 'record \u001b[31m12' }),
  ],
  findingsCount: 5,
  notices: [{ code: 'NOTICE.UNSEALED_TAIL', detail: '3' }],
  tenant: 'lam-giang',
  streams: null,
  logs: [
    {
      log: 'record',
      origin: 'vinhdanh.test/record',
      size: 12,
      root: 'AAAA',
      signedBy: [],
      witnesses: [{ name: 'witness.test', seconds: 0 }],
      heads: 2,
      witnessedSize: 10,
      asked: [{ url: 'http://w', answer: 'shrunk', name: null, seconds: null, detail: '14' }],
    },
  ],
  counts: {
    cases: 1,
    events: 12,
    commands: 4,
    bundles: 1,
    documents: 0,
    refusals: 0,
    accessRecords: 0,
    redecided: 0,
  },
};

describe('a report', () => {
  it('names the first broken event first, with all neighbours that any finding of it knows', () => {
    const ordered = orderFindings([
      finding('TREE.ROOT'),
      finding('EVENT.CHAIN', { event: place('case-b', 1) }),
      finding('SEAL.HASH', { event: place('case-a', 10), neighbours: [place('case-a', 9)] }),
      finding('EVENT.CHAIN', {
        event: place('case-a', 10),
        neighbours: [place('case-a', 9), place('case-a', 11)],
      }),
      finding('EVENT.HASH', { event: place('case-a', 12) }),
    ]);
    expect(ordered.map(({ code, event }) => [code, event?.stream ?? null, event?.version ?? null])).toEqual([
      ['SEAL.HASH', 'case-a', 10],
      ['EVENT.CHAIN', 'case-a', 10],
      ['EVENT.HASH', 'case-a', 12],
      ['EVENT.CHAIN', 'case-b', 1],
      ['TREE.ROOT', null, null],
    ]);
    expect(ordered[0]?.neighbours.map(({ version }) => version)).toEqual([9, 11]);
    expect(orderFindings([])).toEqual([]);
  });

  it.each(['vi', 'en'] as const)('is written for people in %s, and steers no terminal', (language) => {
    const text = writeRecordReport(language, report);
    for (const part of [
      recordSentences['EVENT.HASH'][language],
      'case-a',
      'TREE.ROOT',
      '3',
      'vinhdanh.test/record',
      '(14)',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('undefined');
  });

  it('has a sentence in both languages for every code', () => {
    for (const [code, { vi, en }] of Object.entries(recordSentences))
      expect([code, vi.length > 5, en.length > 5, vi !== en]).toEqual([code, true, true, true]);
  });
});
