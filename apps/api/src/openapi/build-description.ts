import { buildDocument, declaredRoutes } from '@vinhdanh/http-platform';
import { controllers } from '../app/controllers.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { apiPlaces } from './routes.js';

/** Version of the HTTP interface, as its description states it. */
const API_VERSION = '0.1.0';

/** The API's own description, OpenAPI 3.1. */
export const buildDescription = (): object =>
  buildDocument(declaredRoutes(controllers, apiPlaces), {
    title: 'Vinh Danh',
    version: API_VERSION,
    about: 'Nominations for state awards.',
    catalogue: problemCatalogue,
  });
