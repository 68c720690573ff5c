export { runAudit, type RunningAudit } from './app/run-audit.js';
export { createApp } from './app/create-app.js';
export { compose, type Composition } from './app/compose.js';
export { controllers } from './app/controllers.js';
export { buildDescription } from './openapi/build-description.js';
export { auditPlaces } from './openapi/routes.js';
export { problemCatalogue } from './problems/catalogue.js';
export { Reads } from './access/reads.js';
