import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Writes `test/vectors/record-format` anew (after `npm run build`): node test/vectors/make.mjs */
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (...args) => execFileSync('npx', args, { cwd: root, stdio: 'inherit' });

const sources = ['test/vectors', 'test/support/evidence'];
run('swc', ...sources, '-d', 'test/dist', '--strip-leading-paths', '--config-file', '.swcrc', '--quiet');
await import('../dist/vectors/make-vectors.js');
run('prettier', 'test/vectors/record-format', '--write', '--log-level', 'warn');
