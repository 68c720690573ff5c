import { SetMetadata } from '@nestjs/common';

/** Who may call a route at all; what may be done with a case is the command handler's question. */
export type RoutePolicy = 'public' | 'signed-in';

export const POLICY_KEY = 'vinhdanh:policy';

/** Anybody may call it: sign-in, personas, health, the API's description. */
export const Public = () => SetMetadata(POLICY_KEY, 'public' satisfies RoutePolicy);

/** A valid session is needed, and the CSRF token for everything but reading. */
export const SignedIn = () => SetMetadata(POLICY_KEY, 'signed-in' satisfies RoutePolicy);
