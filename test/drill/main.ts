import { drills } from './drills.js';

const usage = `usage: drill ${Object.keys(drills).join('|')} [OPTIONS]`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const drill = Object.hasOwn(drills, name) ? drills[name] : undefined;
  if (drill === undefined) throw new Error(usage);
  return drill(args);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `drill: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});
