import { z } from 'zod';

/** The path that decided a case, as it was drawn in its own bundle; the main process first, then what it calls. */
export const auditDiagramSchema = z
  .object({
    bundleHash: z.string(),
    processes: z.array(z.object({ processId: z.string(), name: z.string(), xml: z.string() })),
  })
  .meta({ id: 'AuditDiagram' });

export type AuditDiagram = z.infer<typeof auditDiagramSchema>;
