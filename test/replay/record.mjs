import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Records the history of a finished journey into `test/replay/histories` (after `npm run build`):
 *
 *     node test/replay/record.mjs five-steps-with-paper.json
 *     node test/replay/record.mjs all-levels.json HCLD3
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = [
  'test/replay',
  'test/support',
  'test/walkthrough/drive.ts',
  'test/walkthrough/lines.ts',
  'test/integration/temporal/real-stack.ts',
];
const compile = [
  'swc',
  ...sources,
  '-d',
  'test/dist',
  '--strip-leading-paths',
  '--config-file',
  '.swcrc',
  '--quiet',
];
execFileSync('npx', compile, { cwd: root, stdio: 'inherit' });
await import('../dist/replay/record-history.js');
