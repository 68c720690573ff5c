import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDmn } from '@vinhdanh/dmn-parser';
import { compileModels, type CompiledModels, type DmnModel, type ZoneRules } from '@vinhdanh/rules';
import { evaluateCase } from './evaluate-case.js';
import type { KitFolder } from './kit-folders.js';
import { matches } from './match.js';
import { readCases } from './read-cases.js';
import { writeValue } from './write-value.js';

/** What became of one `testCase` element. */
export interface CaseOutcome {
  /** Folder, file and id, as they stand in the kit. */
  readonly name: string;
  readonly verdict: 'passed' | 'failed' | 'external';
  /** One line for each result that differs, with what was expected and what came out. */
  readonly differences: readonly string[];
}

/** Runs every case of a folder. A model that cannot be read fails each case that is about it. */
export async function runFolder(folder: KitFolder, zones: ZoneRules): Promise<readonly CaseOutcome[]> {
  const models = new Map<string, DmnModel | string>();
  for (const name of folder.models) {
    const parsed = await parseDmn(name, await readFile(join(folder.path, name), 'utf8'));
    const refusal = parsed.ok ? '' : (parsed.error[0]?.messageEn ?? 'refused');
    models.set(name, parsed.ok ? parsed.value.model : `${name}: ${refusal}`);
  }
  const outcomes: CaseOutcome[] = [];
  for (const file of folder.caseFiles) {
    const kit = readCases(await readFile(join(folder.path, file), 'utf8'), zones);
    if (kit === null) continue;
    const compiled = link(models, kit.modelName);
    for (const each of kit.cases) {
      const name = `${basename(folder.path)}/${file} ${each.id}`;
      if (typeof compiled === 'string') outcomes.push({ name, verdict: 'failed', differences: [compiled] });
      else outcomes.push({ name, ...judge(compiled, each, zones) });
    }
  }
  return outcomes;
}

/** The model that the cases name with all that lies beside it, or why there is none. */
function link(models: ReadonlyMap<string, DmnModel | string>, modelName: string): CompiledModels | string {
  const main = models.get(modelName);
  if (main === undefined) return `there is no model ${modelName}`;
  if (typeof main === 'string') return main;
  const others = [...models.values()].filter(
    (model): model is DmnModel => typeof model !== 'string' && model !== main,
  );
  return compileModels([main, ...others]);
}

function judge(
  compiled: CompiledModels,
  kitCase: Parameters<typeof evaluateCase>[1],
  zones: ZoneRules,
): Omit<CaseOutcome, 'name'> {
  const differences: string[] = [];
  let external = false;
  for (const { result, actual, run, reachedExternal, notes } of evaluateCase(compiled, kitCase, zones)) {
    external ||= reachedExternal;
    if (actual !== undefined && matches(actual, result.expected, run)) continue;
    const came = actual === undefined ? 'nothing' : writeValue(actual);
    differences.push(
      `${result.name}: expected ${writeValue(result.expected)}, actual ${came}${notes === '' ? '' : ` (${notes})`}`,
    );
  }
  if (external) return { verdict: 'external', differences: [] };
  return { verdict: differences.length === 0 ? 'passed' : 'failed', differences };
}
