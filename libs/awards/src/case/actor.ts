import type { OrgId, PersonId } from '@vinhdanh/kernel';

/** One duty of one person at one organisation, as the organisation tree holds it. */
export interface Membership {
  readonly role: string;
  readonly org: OrgId;
}

/** Who gives a command. `system` is the journey (timers, jobs): it can do nothing else. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly memberships: readonly Membership[] }
  | { readonly kind: 'system'; readonly name: 'journey' };

/** The duty that a command was allowed by; kept with the command and verified again by the database. */
export interface Authority {
  readonly role: string;
  readonly org: OrgId;
}
