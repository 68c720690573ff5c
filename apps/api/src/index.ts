export { runApi, type RunningApi } from './app/run-api.js';
export { createApp } from './app/create-app.js';
export { compose, type Composition } from './app/compose.js';
export type { Adapters } from './app/adapters.js';
export { controllers } from './app/controllers.js';
export { API_VERSION } from './app/api.module.js';
export { buildDocument } from './openapi/build-document.js';
export { declaredRoutes, API_PREFIX, type DeclaredRoute } from './openapi/routes.js';
export { problemCatalogue, problemEntry } from './problems/catalogue.js';
