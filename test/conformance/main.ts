import { conformances } from './conformances.js';

const usage = `usage: conformance ${Object.keys(conformances).join('|')} [--dir D]`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const conformance = Object.hasOwn(conformances, name) ? conformances[name] : undefined;
  if (conformance === undefined) throw new Error(usage);
  return conformance(args);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `conformance: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});
