import type { Bundle, BundledRuleSet, Finding, Model, ProcessModel, RuleMode } from '@vinhdanh/bpmn-model';
import { canonicalJson, err, ok, type Json, type Result, type WorkingCalendar } from '@vinhdanh/kernel';
import type { Evaluator } from '@vinhdanh/rules';
import { bindRules } from './bind-rules.js';
import { checkCalls } from './check-calls.js';
import { Findings } from './findings.js';
import { parseBpmn } from './parse-bpmn.js';

/** Everything that a bundle is made of. `sha256` answers lower-case hex of the text's UTF-8 bytes. */
export interface BundleInput {
  readonly key: string;
  readonly mainProcess: string;
  readonly files: readonly { readonly file: string; readonly xml: string }[];
  readonly calendar: WorkingCalendar;
  readonly interpreterVersion: string;
  readonly evaluator: Evaluator;
  /** How conditions take an error; left out as in the first bundles, it is `strict`. */
  readonly mode?: RuleMode;
  /** Rule sets that the path may ask; those that it does not are left out of the bundle. */
  readonly rules?: readonly BundledRuleSet[];
  sha256(text: string): string;
}

/**
 * Parses the files and binds the main process with all that it calls into a bundle, whose hash covers it.
 * Files that nothing calls are left out, so that they do not change the hash. The order of `files` does not
 * matter. Deterministic; answers the findings when one of them is an error.
 */
export async function compileBundle(input: BundleInput): Promise<Result<Model, readonly Finding[]>> {
  const parsed = await parseAll(input);
  if (!parsed.ok) return parsed;
  const called = checkCalls(input.mainProcess, parsed.value);
  if (!called.ok) return called;
  const rules = bindRules(called.value, input.rules ?? [], input.evaluator);
  if (!rules.ok) return rules;
  const used = new Set(called.value.map(({ file }) => file));
  const sources = input.files
    .filter(({ file }) => used.has(file))
    .map(({ file, xml }) => ({ file, sha256: input.sha256(xml), xml }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const bundle: Bundle = {
    key: input.key,
    mainProcess: input.mainProcess,
    processes: Object.fromEntries(called.value.map((process) => [process.id, process])),
    calendar: input.calendar,
    interpreter: input.interpreterVersion,
    evaluator: input.evaluator.version,
    sources,
    ...(input.mode === undefined ? {} : { mode: input.mode }),
    ...(rules.value.length === 0 ? {} : { rules: rules.value }),
  };
  return ok({ ...bundle, hash: `sha256:${input.sha256(bundleText(bundle))}` });
}

/** The canonical bytes of a bundle, as they are stored and hashed. A model's own `hash` is not part of them. */
export function bundleText({
  key,
  mainProcess,
  processes,
  calendar,
  interpreter,
  evaluator,
  sources,
  mode,
  rules,
}: Bundle): string {
  const bundle: Bundle = {
    key,
    mainProcess,
    processes,
    calendar,
    interpreter,
    evaluator,
    sources,
    // Bundles from before there were rules do not have these members, and their hash must stay what it is.
    ...(mode === undefined ? {} : { mode }),
    ...(rules === undefined ? {} : { rules }),
  };
  return canonicalJson(bundle as unknown as Json);
}

async function parseAll({
  files,
  evaluator,
}: BundleInput): Promise<Result<ReadonlyMap<string, ProcessModel>, readonly Finding[]>> {
  const processes = new Map<string, ProcessModel>();
  const failed: Finding[] = [];
  for (const { file, xml } of files) {
    const parsed = await parseBpmn(file, xml, evaluator);
    if (!parsed.ok) {
      failed.push(...parsed.error);
      continue;
    }
    for (const process of parsed.value.processes) {
      if (processes.has(process.id)) {
        const findings = new Findings(file);
        findings.error('BPMN.DUPLICATE_ID', { elementId: process.id, what: process.id });
        failed.push(...findings.all);
      }
      processes.set(process.id, process);
    }
  }
  return failed.length > 0 ? err(failed) : ok(processes);
}
