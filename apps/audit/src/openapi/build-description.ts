import { buildDocument, declaredRoutes } from '@vinhdanh/http-platform';
import { controllers } from '../app/controllers.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { auditPlaces } from './routes.js';

/** Version of the HTTP interface, as its description states it. */
const AUDIT_API_VERSION = '0.1.0';

/** The audit service's own description, OpenAPI 3.1. */
export const buildDescription = (): object =>
  buildDocument(declaredRoutes(controllers, auditPlaces), {
    title: 'Vinh Danh: audit',
    version: AUDIT_API_VERSION,
    about: 'Replay, why, verification and evidence of cases; reads only, and records every access.',
    catalogue: problemCatalogue,
  });
