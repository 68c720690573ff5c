import { benches } from './benches.js';
import { writeReport } from './measure/report.js';

const usage = `usage: bench ${Object.keys(benches).join('|')} [--json FILE] [OPTIONS]`;

/** Takes `--json FILE`, which every bench has, out of the arguments. */
function splitJson(args: readonly string[]): { readonly jsonFile: string | null; readonly rest: string[] } {
  const at = args.indexOf('--json');
  if (at < 0) return { jsonFile: null, rest: [...args] };
  const file = args[at + 1];
  if (file === undefined || file.startsWith('--')) throw new Error(`--json takes a file\n${usage}`);
  return { jsonFile: file, rest: args.toSpliced(at, 2) };
}

async function main([asked = '', ...args]: readonly string[]): Promise<number> {
  const name = Object.keys(benches).find((each) => each.toLowerCase() === asked.toLowerCase());
  const bench = name === undefined ? undefined : benches[name];
  if (bench === undefined) throw new Error(usage);
  const { jsonFile, rest } = splitJson(args);
  writeReport(await bench(rest), jsonFile);
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `bench: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});
