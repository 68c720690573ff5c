import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleText, compileBundle } from '@vinhdanh/bpmn-parser';
import { awardKinds, cataloguePaths, type CataloguePath } from '@vinhdanh/catalogue';
import { interpreterVersion } from '@vinhdanh/interpreter';
import { ok, type WorkingCalendar } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { checkPaths } from '@vinhdanh/soundness';
import { catalogueRules } from './catalogue-rules.js';
import type { SeedPath } from './seed-path.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const readPathFile = (file: string): Promise<string> =>
  readFile(fileURLToPath(new URL(import.meta.resolve(`@vinhdanh/catalogue/paths/${file}`))), 'utf8');

/** What a path is published for: its award kind, or, for a path that only serves measuring, its own key. */
function publication(path: CataloguePath): { readonly code: string; readonly source: string } {
  const kind = awardKinds.find((each) => each.path === path.key);
  return kind ?? { code: path.key.toUpperCase(), source: 'D' };
}

async function compile(path: CataloguePath, calendar: WorkingCalendar): ReturnType<SeedPath['compile']> {
  const files = await Promise.all(path.files.map(async (file) => ({ file, xml: await readPathFile(file) })));
  const { key, mainProcess } = path;
  const rules = await catalogueRules(path.ruleSets, sha256);
  if (!rules.ok) return rules;
  const compiled = await compileBundle({
    key,
    mainProcess,
    files,
    calendar,
    interpreterVersion,
    evaluator: evaluatorOf(path.evaluator),
    rules: rules.value,
    sha256,
  });
  if (!compiled.ok) return compiled;
  const model = compiled.value;
  return ok({ model, text: bundleText(model), findings: checkPaths(model.processes) });
}

/** The paths of the catalogue that new cases take, to be compiled with `calendar`. */
export const seedPaths = (calendar: WorkingCalendar): SeedPath[] =>
  cataloguePaths
    .filter(({ inForce }) => inForce)
    .map((path) => {
      const { code: awardKind, source } = publication(path);
      const { nameVi, nameEn } = path;
      return { awardKind, nameVi, nameEn, source, compile: () => compile(path, calendar) };
    });
