import { describe, expect, it } from '@jest/globals';
import type { RecordReport } from '@vinhdanh/verification';
import { reportView } from './verifier.js';

type Log = RecordReport['logs'][number];
const log: Log = {
  log: 'access',
  origin: 'vinhdanh.test/access',
  size: 29,
  root: 'AAAA',
  signedBy: ['vinhdanh.test/access'],
  witnesses: [],
  heads: 3,
  witnessedSize: 27,
  asked: [],
};
const answered = (answer: Log['asked'][number]['answer'], name: string | null) => ({
  url: 'http://w',
  answer,
  name,
  seconds: 0,
  detail: null,
});
const viewOf = (more: Partial<Log>) =>
  reportView(
    {
      verdict: 'verified',
      code: null,
      findings: [],
      findingsCount: 0,
      notices: [],
      tenant: 'lam-giang',
      streams: null,
      logs: [{ ...log, ...more }],
      counts: {
        cases: 0,
        events: 0,
        commands: 0,
        bundles: 0,
        documents: 0,
        refusals: 0,
        accessRecords: 29,
        redecided: 0,
      },
    },
    new Map(),
  ).logs[0];

describe('who vouches for a log', () => {
  it('is nobody by name while the newest head waits, with how far it was vouched for', () => {
    expect(viewOf({})).toMatchObject({ size: 29, witnesses: [], witnessedSize: 27 });
  });
  it('are those whose lines stand under the head, and those that cosigned when they were asked, each once', () => {
    const one = { name: 'one', seconds: 0 };
    const asked = [answered('cosigned', 'one'), answered('cosigned', 'two'), answered('away', null)];
    expect(viewOf({ witnesses: [one], asked })?.witnesses).toEqual(['one', 'two']);
  });
});
