import type { RoutePlaces } from '@vinhdanh/http-platform';

/** Where the API's routes stand; health and the logs stand beside the prefix. */
export const apiPlaces: RoutePlaces = { prefix: '/api/v1', beside: ['health', 'log'] };
