import { z } from 'zod';

const VERSION_DIGITS_MAX = 9;
const versionText = new RegExp(`^[0-9]{1,${VERSION_DIGITS_MAX}}$`);

/** A time with its offset, e.g. `2026-11-05T15:30:00+07:00`; read as the moment in UTC. */
export const auditTimeSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString());

/** A place in the life of a case: after its event `version`, or at a time; neither is how it stands now. */
export const auditMomentQuerySchema = z
  .object({ version: z.coerce.number().int().optional(), at: auditTimeSchema.optional() })
  .refine(({ version, at }) => version === undefined || at === undefined, 'either version or at');

/** The same in one text, for two of them in one question: a version, or a time. */
export const auditMomentTextSchema = z.union([
  z
    .string()
    .regex(versionText)
    .transform((text) => ({ version: Number(text) })),
  auditTimeSchema.transform((at) => ({ at })),
]);

export type AuditMomentQuery = z.infer<typeof auditMomentQuerySchema>;
