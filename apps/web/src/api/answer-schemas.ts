import {
  caseViewSchema,
  commandAnswerSchema,
  diagramSchema,
  historyPageSchema,
  inboxPageSchema,
  noticeSchema,
  personaSchema,
  sessionSchema,
  startOptionsSchema,
} from '@vinhdanh/contracts';
import { z } from 'zod';

/** The contract's schema of each answer; loaded only where answers are checked. */
export const answerSchemas = {
  personas: z.object({ items: z.array(personaSchema) }).or(z.array(personaSchema)),
  session: sessionSchema,
  startOptions: startOptionsSchema,
  inbox: inboxPageSchema,
  caseView: caseViewSchema,
  history: historyPageSchema,
  diagram: diagramSchema,
  notices: z.object({ items: z.array(noticeSchema) }),
  command: commandAnswerSchema,
  nothing: z.unknown(),
} as const;
export type AnswerName = keyof typeof answerSchemas;
