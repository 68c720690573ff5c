import { auditConfigSchema, runService } from '@vinhdanh/platform';
import { runAudit } from './app/run-audit.js';

await runService('audit', auditConfigSchema, runAudit);
