import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { commands } from './commands.mjs';
import { ensureInstalled } from './install.mjs';
import { createProgress, describeFailure } from './progress.mjs';
import { withWorkLock } from './work-lock.mjs';

/** The root of the clone. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Installs and builds what the command needs, then runs it. Sets `process.exitCode`; a failure is printed with what
 * was tried, why it failed and the one thing to do.
 */
export async function run(name, args) {
  if (name === 'cli') {
    const { runCli } = await import('../../../apps/cli/bin/cli.mjs');
    return runCli(args);
  }
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(
      `Unknown command "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const progress = createProgress();
  process.chdir(root);
  try {
    await withWorkLock(root, progress, async () => {
      await ensureInstalled(root, progress);
      if (command.build) await buildAll(root, progress);
    });
    const code = await command.run({ root, args, progress });
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    process.stderr.write(describeFailure(error));
    // Whoever reads the last line of a test run finds counts there in every case.
    if (name === 'test') process.stdout.write('0 passed, 1 failed\n');
    process.exitCode = 1;
  }
}
