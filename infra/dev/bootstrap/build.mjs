import { join } from 'node:path';
import { capture, handOver } from './child.mjs';
import { StepFailed } from './progress.mjs';

/** Nx without its daemon and terminal interface: nothing of it may stay behind, and its output is read. */
export function nxEnvironment() {
  return {
    ...process.env,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    FORCE_COLOR: '0',
    NODE_ENV: 'production',
  };
}

/** Builds what changed since the last time; Nx knows by its cache. */
export async function buildAll(root, progress) {
  await progress.step('programs built', async (note) => {
    let built = 0;
    const onLine = (line) => {
      if (/:build\b/.test(line) && /✔|nx run/.test(line)) note(`${(built += 1)} packages`);
    };
    const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
    const args = [nx, 'run-many', '-t', 'build', '--output-style=static'];
    const { code, output } = await capture(process.execPath, args, {
      cwd: root,
      env: nxEnvironment(),
      onLine,
    });
    if (code === 0) return;
    throw new StepFailed({
      tried: 'nx run-many -t build',
      why: output.split('\n').slice(-40).join('\n'),
      remedy:
        'mend the first error above (npm run typecheck lists them all), then run the same command again.',
    });
  });
}

/** Runs an Nx target in the open. */
export function nxTarget(root, target, args) {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  return handOver(process.execPath, [nx, 'run-many', '-t', target, '--output-style=static', ...args], {
    cwd: root,
    env: { ...nxEnvironment(), FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
}
