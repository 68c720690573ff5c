import type { OrgId, PersonId } from '@vinhdanh/kernel';

/** One duty of one person at one organisation, as the organisation tree holds it. */
export interface Membership {
  readonly role: string;
  readonly org: OrgId;
}

/**
 * Who gives a command. `system` is the product itself: the journey reports timers and jobs, the eraser records that
 * personal data are gone; neither can do anything else.
 */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly memberships: readonly Membership[] }
  | { readonly kind: 'system'; readonly name: 'journey' | 'eraser' };

/** The duty that a command was allowed by; kept with the command and verified again by the database. */
export interface Authority {
  readonly role: string;
  readonly org: OrgId;
}
