import { SetMetadata } from '@nestjs/common';

/** Who may call a route at all; what may be done with a case is the command handler's question. */
export type RoutePolicy = 'public' | 'signed-in' | `role:${string}`;

export const POLICY_KEY = 'vinhdanh:policy';

/** Anybody may call it: sign-in, personas, health, the API's description. */
export const Public = () => SetMetadata(POLICY_KEY, 'public' satisfies RoutePolicy);

/** A valid session is needed, and the CSRF token for everything but reading. */
export const SignedIn = () => SetMetadata(POLICY_KEY, 'signed-in' satisfies RoutePolicy);

/** The same, of somebody who holds this role now. */
export const OnlyRole = (role: string) => SetMetadata(POLICY_KEY, `role:${role}` satisfies RoutePolicy);

/** The role that a policy asks for; null when it asks for none. */
export const roleOf = (policy: RoutePolicy): string | null =>
  policy.startsWith('role:') ? policy.slice('role:'.length) : null;
