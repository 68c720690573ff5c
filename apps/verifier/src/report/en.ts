import { sharedSentences, type Sentences } from './sentences.js';

/** The report in English. */
export const en: Sentences = {
  frame: {
    verdicts: {
      verified: 'VERIFIED',
      consistent: 'CONSISTENT IN ITSELF, ORIGIN NOT ESTABLISHED',
      'not-verified': 'NOT VERIFIED',
      unusable: 'UNUSABLE',
    },
    because: 'because',
    pack: 'Evidence pack',
    madeAt: 'made at (as the pack says)',
    log: 'Log',
    leaves: 'events in the log',
    signedBy: 'Signed by the log',
    witnesses: 'Witnesses',
    nobody: 'none',
    cases: 'Cases',
    events: 'events',
    held: 'commands, bundles, documents in the pack',
    findings: 'What is wrong',
    more: 'more that are not listed',
    event: 'event',
    number: 'number in the log',
    before: 'before it',
    after: 'after it',
    file: 'file',
    notices: 'To be known',
  },
  of: {
    ...sharedSentences('en'),
    'PACK.UNREADABLE': 'the file cannot be read',
    'PACK.NOT_A_ZIP': 'the file is no zip',
    'PACK.TRUNCATED': 'the pack is cut off: its end is missing',
    'PACK.DAMAGED': "the pack is damaged in the zip's own framing",
    'PACK.PATH': 'the pack has a name that climbs out of its folder or is no plain path',
    'PACK.DUPLICATE': 'the pack has two files of one name',
    'PACK.TOO_LARGE': 'the pack is beyond the limits of size (it may be a zip bomb)',
    'PACK.UNSUPPORTED': 'the pack uses what is not accepted of the zip format',
    'VERIFIER.DEFECT': 'the program met an error that it does not know; nothing is said about the pack',
  },
};
