import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFindings, bundleWorkflows } from '../workflow-bundle/bundle-workflows.js';
import { workflowBundlePath } from '../workflow-bundle/bundle-path.js';

/** Last step of the build: the workflows as one file, so that no worker bundles at its start. */
const { code } = await bundleWorkflows(fileURLToPath(import.meta.resolve('@vinhdanh/workflows')));
const findings = bundleFindings(code);
if (findings.length > 0) {
  process.stderr.write(`${findings.join('\n')}\n`);
  process.exit(1);
}
mkdirSync(dirname(workflowBundlePath), { recursive: true });
writeFileSync(workflowBundlePath, code);
