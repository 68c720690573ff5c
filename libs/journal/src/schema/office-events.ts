import type { EventSchema } from './event-schema.js';
import { flag, integer, list, map, nullable, object, oneOf, text, type ObjectShape } from './shape.js';

const note = object({ note: text });
const plain = (body: ObjectShape): EventSchema => ({ body, personal: null });
const personal = (body: ObjectShape, section: ObjectShape): EventSchema => ({ body, personal: section });

const facts = {
  awardKind: text,
  subjectKind: oneOf('individual', 'collective', 'household', 'foreigner'),
  isLeader: flag,
  isDirectWorker: flag,
  achievementFrom: text,
  achievementTo: text,
  agencies: list(text),
} as const;
/** What the first dossiers stated of a person. */
export const personalFacts = {
  name: text,
  birthDate: nullable(text),
  post: nullable(text),
  unitName: text,
  achievements: text,
} as const;
const ballot = object({ members: integer, present: integer, yes: integer, no: integer, blank: integer });
const file = { sha256: text, bytes: integer, mediaType: text } as const;

/** Schema 1 of what the office did. A released schema is never edited: a change is the next version. */
export const officeEvents = {
  NominationStarted: personal(
    object({
      caseNumber: text,
      bundleHash: text,
      nomineeId: text,
      by: text,
      route: map(text),
      facts: object(facts),
    }),
    object(personalFacts),
  ),
  StepTaken: plain(object({ stepId: text, by: text })),
  StepGivenBack: plain(object({ stepId: text, by: text })),
  StepDecided: personal(
    object({
      stepId: text,
      elementId: text,
      by: text,
      role: text,
      org: text,
      outcome: text,
      ballot: nullable(ballot),
    }),
    note,
  ),
  StepReturned: personal(
    object({ stepId: text, by: text, round: integer, fields: list(text) }),
    object({ reasons: map(text) }),
  ),
  SupplementSubmitted: personal(
    object({ stepId: text, by: text, facts: object({}, facts) }),
    object({ changed: object({}, personalFacts), note: nullable(text) }),
  ),
  CommentAdded: personal(object({ commentId: text, by: text }), object({ text })),
  FileAttached: personal(object({ fileId: text, by: text, ...file }), object({ fileName: text })),
  MessageReceived: personal(object({ name: text, by: text }), note),
  StepEscalated: plain(object({ stepId: text, toRole: text, toOrg: text })),
  PaperDrafted: plain(object({ jobId: text, template: text, templateVersion: text, ...file })),
  NoticeSent: plain(object({ jobId: text, notice: text })),
  PersonalDataErased: plain(
    object({
      personId: text,
      reason: text,
      policy: text,
      files: list(text),
      kept: list(object({ sha256: text, template: text, ground: text })),
    }),
  ),
} as const satisfies Readonly<Record<string, EventSchema>>;
