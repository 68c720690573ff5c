import { z } from 'zod';

/** Somebody of the office by name; the post is null where the directory does not know it. */
export const auditPersonSchema = z
  .object({ personId: z.string(), name: z.string(), post: z.string().nullable() })
  .meta({ id: 'AuditPerson' });

export type AuditPerson = z.infer<typeof auditPersonSchema>;
