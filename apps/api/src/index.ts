export { runApi, type RunningApi } from './app/run-api.js';
export { createApp } from './app/create-app.js';
export { compose, type Composition } from './app/compose.js';
export type { Adapters } from './app/adapters.js';
export { controllers } from './app/controllers.js';
export { buildDescription } from './openapi/build-description.js';
export { apiPlaces } from './openapi/routes.js';
export { problemCatalogue } from './problems/catalogue.js';
