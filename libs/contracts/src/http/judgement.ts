import { z } from 'zod';

/** Why a rule came out as it did. Personal: null once the nominee's data are erased. */
export const judgementReasonsSchema = z
  .object({
    /** What the rules read. */
    inputs: z.record(z.string(), z.unknown()),
    /** Values of the intermediate decisions, by name. */
    decisions: z.record(z.string(), z.unknown()),
    tables: z.array(
      z.object({
        id: z.string(),
        /** Numbers of the rows that matched, from 1. */
        matched: z.array(z.int()),
        /** For every other row the first cell that failed. */
        missed: z.array(z.object({ row: z.int(), column: z.string(), cell: z.string() })),
      }),
    ),
    /** What the rows that matched cite. */
    clauses: z.array(z.string()),
  })
  .meta({ id: 'JudgementReasons' });

/** What a rule task of the path said of the case. */
export const judgementSchema = z
  .object({
    instanceId: z.string(),
    elementName: z.string(),
    ruleSet: z.string(),
    ruleSetNameVi: z.string(),
    ruleSetNameEn: z.string(),
    version: z.string(),
    hash: z.string(),
    decision: z.string(),
    result: z.unknown(),
    sentenceVi: z.string(),
    sentenceEn: z.string(),
    at: z.string(),
    reasons: judgementReasonsSchema.nullable(),
  })
  .meta({ id: 'Judgement' });

export type Judgement = z.infer<typeof judgementSchema>;
export type JudgementReasons = z.infer<typeof judgementReasonsSchema>;
