import { z } from 'zod';
import { storable } from '../storable.js';

const CASES_MAX = 100;

/** The cases that one evidence pack is about. */
export const auditPackRequestSchema = z
  .strictObject({
    caseIds: z.array(z.string().min(1).max(80).refine(storable)).min(1).max(CASES_MAX),
  })
  .meta({ id: 'AuditPackRequest' });

export type AuditPackRequest = z.infer<typeof auditPackRequestSchema>;
