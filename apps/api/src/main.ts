import { apiConfigSchema, runService } from '@vinhdanh/platform';
import { runApi } from './app/run-api.js';

await runService('api', apiConfigSchema, runApi);
