import { z } from 'zod';
import { storable } from './storable.js';

export const membershipSchema = z
  .object({ role: z.string(), org: z.string(), orgNameVi: z.string(), orgNameEn: z.string() })
  .meta({ id: 'Membership' });
export const personSchema = z
  .object({
    personId: z.string(),
    name: z.string(),
    post: z.string(),
    memberships: z.array(membershipSchema),
  })
  .meta({ id: 'Person' });
export const sessionSchema = z
  .object({ person: personSchema, csrfToken: z.string(), demo: z.boolean() })
  .meta({ id: 'Session' });
export const signInSchema = z
  .union([
    z.strictObject({
      username: z.string().min(1).max(80).refine(storable),
      password: z.string().min(1).max(200),
    }),
    /** Only in demo mode. */
    z.strictObject({ personaId: z.string().min(1).max(80) }),
  ])
  .meta({ id: 'SignIn' });
export const personaSchema = z
  .object({
    personaId: z.string(),
    name: z.string(),
    labelVi: z.string(),
    labelEn: z.string(),
    orgNameVi: z.string(),
    level: z.string(),
  })
  .meta({ id: 'Persona' });

export type Person = z.infer<typeof personSchema>;
export type Session = z.infer<typeof sessionSchema>;
export type SignIn = z.infer<typeof signInSchema>;
export type Persona = z.infer<typeof personaSchema>;
