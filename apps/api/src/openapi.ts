import { writeFileSync } from 'node:fs';
import { API_VERSION } from './app/api.module.js';
import { controllers } from './app/controllers.js';
import { buildDocument } from './openapi/build-document.js';
import { declaredRoutes } from './openapi/routes.js';

const target = new URL('../../../docs/openapi.json', import.meta.url);
writeFileSync(
  target,
  `${JSON.stringify(buildDocument(declaredRoutes(controllers), API_VERSION), null, 2)}\n`,
);
