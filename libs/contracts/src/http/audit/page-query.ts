import { z } from 'zod';
import { limits } from '@vinhdanh/kernel';

/** A page of a long list: `cursor` comes from the page before. */
export const auditPageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(50),
  cursor: z.string().max(500).optional(),
});

export type AuditPageQuery = z.infer<typeof auditPageQuerySchema>;
