import { z } from 'zod';

/** What the start form needs: the award kinds and the units that the signed-in person may nominate from. */
export const startOptionsSchema = z
  .object({
    awardKinds: z.array(
      z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), source: z.string() }),
    ),
    units: z.array(z.object({ org: z.string(), nameVi: z.string(), nameEn: z.string() })),
  })
  .meta({ id: 'StartOptions' });
export type StartOptions = z.infer<typeof startOptionsSchema>;
