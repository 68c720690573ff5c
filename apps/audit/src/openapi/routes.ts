import type { RoutePlaces } from '@vinhdanh/http-platform';

/** Where the routes of the audit service stand; health and the verifier stand beside the prefix. */
export const auditPlaces: RoutePlaces = { prefix: '/audit/v1', beside: ['health', 'verify.mjs'] };
