import { fileURLToPath } from 'node:url';

/** Where the build leaves the bundle: beside the compiled program, also when seen from the sources. */
export const workflowBundlePath = fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url));
