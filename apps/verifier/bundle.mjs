import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const licence = `/*
 * Vinh Danh: verifies an evidence pack. Needs Node alone.
 *   node verify.mjs PACK.zip --trust keys.txt
 * Licensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0
 */`;

// Writes the verifier as one file that imports nothing but Node's own modules: node bundle.mjs FILE
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: node bundle.mjs FILE');
const bundle = await rolldown({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  input: 'apps/verifier/src/main.ts',
  platform: 'node',
  resolve: { conditionNames: ['@vinhdanh/source', 'import', 'node', 'default'] },
  external: /^node:/,
  logLevel: 'silent',
});
try {
  await bundle.write({
    file: resolve(file),
    format: 'esm',
    banner: licence,
    codeSplitting: false,
    minify: false,
  });
} finally {
  await bundle.close();
}
