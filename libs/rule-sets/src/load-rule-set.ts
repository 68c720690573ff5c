import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import {
  ruleSetManifestSchema,
  ruleSetTestsSchema,
  type RuleSetManifest,
  type RuleSetTest,
} from '@vinhdanh/contracts/rules';
import { err, limits, ok, type Result } from '@vinhdanh/kernel';
import { ruleSetFault, type RuleSetFault } from './rule-set-fault.js';

export interface RuleFile {
  readonly file: string;
  readonly xml: string;
}

/** Reads DMN files into the models that the evaluator knows: the first one, with what it imports of the others. */
export type ParseModels = (files: readonly RuleFile[]) => Promise<Result<unknown, readonly RuleSetFault[]>>;

/** A rule set as it lies in its folder, read and parsed. */
export interface LoadedRuleSet {
  readonly manifest: RuleSetManifest;
  readonly files: readonly RuleFile[];
  readonly models: unknown;
  /** The cases that travel with it; none when it has no `tests.json`. */
  readonly tests: readonly RuleSetTest[];
}

type Faulty<Value> = Result<Value, readonly RuleSetFault[]>;

interface Schema<Value> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

async function readText(path: string, file: string, bytesMax: number): Promise<Faulty<string>> {
  try {
    const bytes = await readFile(path);
    if (bytes.byteLength > bytesMax)
      return err([ruleSetFault('RULE_SET.TOO_LARGE', file, '', `${bytes.byteLength} > ${bytesMax} byte`)]);
    return ok(bytes.toString('utf8'));
  } catch (error) {
    return err([ruleSetFault('RULE_SET.UNREADABLE', file, '', (error as NodeJS.ErrnoException).code ?? '')]);
  }
}

function parseJson<Value>(text: string, file: string, schema: Schema<Value>): Faulty<Value> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err([ruleSetFault('RULE_SET.SYNTAX', file, '', (error as Error).message)]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map(({ path, message }) =>
      ruleSetFault('RULE_SET.SCHEMA', file, path.map(String).join('.'), message),
    ),
  );
}

/**
 * Reads a rule set by the path of its `rule-set.json`: manifest, DMN files and test cases, each within its limit and
 * its schema. Files stand in the manifest's folder or in a folder beside it. Answers every fault that it finds.
 */
export async function loadRuleSet(manifestPath: string, parse: ParseModels): Promise<Faulty<LoadedRuleSet>> {
  const text = await readText(manifestPath, manifestPath, limits.ruleSetJsonBytesMax);
  if (!text.ok) return text;
  const manifest = parseJson(text.value, manifestPath, ruleSetManifestSchema);
  if (!manifest.ok) return manifest;
  const folder = dirname(manifestPath);
  const files: RuleFile[] = [];
  const faults: RuleSetFault[] = [];
  for (const file of manifest.value.files) {
    const path = join(folder, file);
    if (relative(dirname(folder), path).startsWith('..')) {
      faults.push(ruleSetFault('RULE_SET.OUTSIDE', file));
      continue;
    }
    const xml = await readText(path, file, limits.dmnXmlBytesMax);
    if (xml.ok) files.push({ file, xml: xml.value });
    else faults.push(...xml.error);
  }
  const tests = await loadTests(folder);
  if (!tests.ok) faults.push(...tests.error);
  if (!tests.ok || faults.length > 0) return err(faults);
  const models = await parse(files);
  if (!models.ok) return models;
  return ok({ manifest: manifest.value, files, models: models.value, tests: tests.value });
}

async function loadTests(folder: string): Promise<Faulty<readonly RuleSetTest[]>> {
  const file = 'tests.json';
  const text = await readText(join(folder, file), file, limits.ruleSetJsonBytesMax);
  if (!text.ok) {
    const [fault] = text.error;
    return fault?.messageEn.endsWith('ENOENT') === true ? ok([]) : text;
  }
  const parsed = parseJson(text.value, file, ruleSetTestsSchema);
  return parsed.ok ? ok(parsed.value.cases) : parsed;
}
