import type { RoutePlaces } from '@vinhdanh/http-platform';

/** Where the API's routes stand; health, the logs and the verifier stand beside the prefix. */
export const apiPlaces: RoutePlaces = { prefix: '/api/v1', beside: ['health', 'log', 'verify.mjs'] };
