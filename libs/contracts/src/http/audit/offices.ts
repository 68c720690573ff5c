import { z } from 'zod';

/** Whose inboxes can be asked about: every role at every office that anybody has ever been given. */
export const auditOfficesSchema = z
  .object({
    items: z.array(
      z.object({
        org: z.string(),
        orgNameVi: z.string(),
        orgNameEn: z.string(),
        role: z.string(),
        roleVi: z.string(),
        roleEn: z.string(),
      }),
    ),
  })
  .meta({ id: 'AuditOffices' });

export type AuditOffices = z.infer<typeof auditOfficesSchema>;
