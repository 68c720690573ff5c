import { limits } from '@vinhdanh/kernel';
import { z } from 'zod';
import { storable } from './storable.js';

const text = (max: number) => z.string().trim().min(1).max(max).refine(storable);
const note = z.string().trim().max(limits.commentCharsMax).refine(storable).nullish();
const localDate = z.iso.date();

/** An award that the nominee holds already; the year of a school year is its first. */
export const earlierAwardSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9-]{0,19}$/),
    year: z.int().min(1945).max(9999),
    schoolYear: z.boolean(),
    decisionNumber: text(limits.decisionNumberCharsMax),
  })
  .meta({ id: 'EarlierAward' });
const earlierAwards = z.array(earlierAwardSchema).max(limits.earlierAwardsMax);

export const personalFactsSchema = z.strictObject({
  name: text(200),
  birthDate: localDate.nullable(),
  post: text(200).nullable(),
  unitName: text(300),
  achievements: text(limits.factTextCharsMax),
  earlierAwards,
});

export const startNominationSchema = z
  .strictObject({
    awardKind: text(20),
    unit: text(80),
    subjectKind: z.enum(['individual', 'collective', 'household', 'foreigner']),
    isLeader: z.boolean(),
    isDirectWorker: z.boolean(),
    achievementFrom: localDate,
    achievementTo: localDate,
    personal: personalFactsSchema
      .omit({ unitName: true })
      // A client that does not know of them states none.
      .extend({ earlierAwards: earlierAwards.default([]) }),
  })
  .meta({ id: 'StartNomination' });

const count = z.int().min(0).max(1000);
export const ballotCountsSchema = z.strictObject({
  members: count,
  present: count,
  yes: count,
  no: count,
  blank: count,
});

export const decideStepSchema = z
  .strictObject({
    outcome: text(40),
    ballot: ballotCountsSchema.nullish(),
    note,
  })
  .meta({ id: 'DecideStep' });
export const returnStepSchema = z
  .strictObject({
    reasons: z
      .record(z.string().min(1).max(40).refine(storable), text(1000))
      .refine((r) => Object.keys(r).length > 0),
  })
  .meta({ id: 'ReturnStep' });
export const supplementSchema = z
  .strictObject({
    facts: z
      .strictObject({
        isLeader: z.boolean(),
        isDirectWorker: z.boolean(),
        achievementFrom: localDate,
        achievementTo: localDate,
      })
      .partial(),
    personal: personalFactsSchema.omit({ unitName: true }).partial(),
    note,
  })
  .meta({ id: 'SubmitSupplement' });
export const commentSchema = z
  .strictObject({ text: text(limits.commentCharsMax) })
  .meta({ id: 'AddComment' });
export const messageSchema = z.strictObject({ name: text(60), note }).meta({ id: 'SendMessage' });

/** Answer to every command: the version of the case after it, and the events that it caused. */
export const commandAnswerSchema = z
  .object({
    caseId: z.string(),
    caseNumber: z.string(),
    version: z.int(),
    firstVersion: z.int(),
    lastVersion: z.int(),
    repeated: z.boolean(),
  })
  .meta({ id: 'CommandAnswer' });

export type EarlierAward = z.infer<typeof earlierAwardSchema>;
export type StartNomination = z.infer<typeof startNominationSchema>;
export type DecideStep = z.infer<typeof decideStepSchema>;
export type ReturnStep = z.infer<typeof returnStepSchema>;
export type SubmitSupplement = z.infer<typeof supplementSchema>;
export type AddComment = z.infer<typeof commentSchema>;
export type SendMessage = z.infer<typeof messageSchema>;
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;
