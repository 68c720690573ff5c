import { writeFileSync } from 'node:fs';
import { buildDescription } from './openapi/build-description.js';

const target = new URL('../../../docs/openapi-audit.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(buildDescription(), null, 2)}\n`);
