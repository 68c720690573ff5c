import { z } from 'zod';
import { judgementSchema } from '../judgement.js';
import { auditFieldSchema } from './field.js';
import { auditPersonSchema } from './person-ref.js';
import { auditRefusalSchema } from './refusals.js';

/** One condition that was evaluated, with what went in and what came out. */
export const auditConditionSchema = z
  .object({
    expression: z.string(),
    inputs: z.record(z.string(), z.unknown()),
    result: z.unknown(),
  })
  .meta({ id: 'AuditCondition' });

/** Why an event happened: its command, who gave it by what authority, what they saw, under which bundle. */
export const auditWhySchema = z
  .object({
    version: z.int(),
    commandId: z.string(),
    commandType: z.string(),
    commandHash: z.string(),
    at: z.string(),
    /** Null where the journey gave it: a deadline, a finished job. */
    by: auditPersonSchema.nullable(),
    authority: z
      .object({
        role: z.string(),
        roleVi: z.string(),
        roleEn: z.string(),
        org: z.string(),
        orgNameVi: z.string(),
        orgNameEn: z.string(),
      })
      .nullable(),
    args: z.array(auditFieldSchema),
    /** False when personal arguments have been erased. */
    readable: z.boolean(),
    seen: z.object({
      step: z.int().nullable(),
      dossier: z.int().nullable(),
      documents: z.array(z.object({ sha256: z.string(), fileName: z.string().nullable() })),
    }),
    bundle: z.object({ hash: z.string(), pathName: z.string() }),
    conditions: z.array(auditConditionSchema),
    /** What rules were asked, with what they read and why they came out so. */
    judgements: z.array(judgementSchema),
    /** Versions of all events of the command. */
    events: z.array(z.int()),
    /** What was tried and refused since the command before. */
    refusedBefore: z.array(auditRefusalSchema),
  })
  .meta({ id: 'AuditWhy' });

export type AuditCondition = z.infer<typeof auditConditionSchema>;
export type AuditWhy = z.infer<typeof auditWhySchema>;
