import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture, handOver } from './child.mjs';
import { StepFailed } from './progress.mjs';

/** Runs Jest with one of the configurations at the root of the clone. */
export function jest(root, kind, args) {
  return handOver(
    process.execPath,
    [
      '--experimental-vm-modules',
      join(root, 'node_modules/jest/bin/jest.js'),
      '-c',
      `jest.${kind}.config.mjs`,
      ...args,
    ],
    // Jest's modules of ECMAScript are an experiment of Node's, which says so each time.
    { cwd: root, env: { ...process.env, NODE_OPTIONS: withoutWarning(process.env.NODE_OPTIONS) } },
  );
}

function withoutWarning(options) {
  return [options, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');
}

/** Runs a program of node_modules in the open. */
export function tool(root, path, args) {
  return handOver(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    env: process.env,
  });
}

/**
 * Compiles the long-running programs of the test folder (walkthrough, chaos, drill, bench, conformance) into `test/dist`. The specs need
 * no such step: Jest compiles them itself.
 */
export async function buildTestPrograms(root, progress) {
  await progress.step('test programs built', async () => {
    const folders = [
      'bench',
      'chaos',
      'conformance',
      'drill',
      'fuzz',
      'integration/commands/support',
      'integration/store/support',
      'support',
      'walkthrough',
    ].filter((name) => existsSync(join(root, 'test', name)));
    const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
    const args = [
      swc,
      ...folders.map((name) => `test/${name}`),
      '-d',
      'test/dist',
      '--strip-leading-paths',
      '--config-file',
      '.swcrc',
    ];
    const { code, output } = await capture(process.execPath, args, { cwd: root, env: process.env });
    if (code === 0) return;
    throw new StepFailed({
      tried: 'swc test/…',
      why: output,
      remedy: 'mend the error above, then run the same command again.',
    });
  });
}

/** Runs a built program inside this process, so that there is one process only to stop. */
export async function inProcess(file, args) {
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}
