import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleText, compileBundle } from '@vinhdanh/bpmn-parser';
import { cataloguePaths, type CataloguePath } from '@vinhdanh/catalogue';
import { interpreterVersion } from '@vinhdanh/interpreter';
import { ok, type WorkingCalendar } from '@vinhdanh/kernel';
import { limitedFeel } from '@vinhdanh/rules';
import { checkPaths } from '@vinhdanh/soundness';
import type { SeedPath } from './seed-path.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const readPathFile = (file: string): Promise<string> =>
  readFile(fileURLToPath(new URL(import.meta.resolve(`@vinhdanh/catalogue/paths/${file}`))), 'utf8');

/** What each path of the catalogue is for: the award kind's code, and where the path comes from. */
const awardKinds: Readonly<Record<string, { readonly code: string; readonly source: string }>> = {
  p9: { code: 'HCLD3', source: 'Luật Thi đua, khen thưởng 2022; Nghị định 98/2023/NĐ-CP' },
  s1: { code: 'S1', source: 'D' },
  s1p: { code: 'S1P', source: 'D' },
};

async function compile(path: CataloguePath, calendar: WorkingCalendar): ReturnType<SeedPath['compile']> {
  const files = await Promise.all(path.files.map(async (file) => ({ file, xml: await readPathFile(file) })));
  const { key, mainProcess } = path;
  const compiled = await compileBundle({ key, mainProcess, files, calendar, interpreterVersion, evaluator: limitedFeel, sha256 });
  if (!compiled.ok) return compiled;
  const model = compiled.value;
  return ok({ model, text: bundleText(model), findings: checkPaths(model.processes) });
}

/** The paths of the catalogue, to be compiled with `calendar`. */
export const seedPaths = (calendar: WorkingCalendar): SeedPath[] =>
  cataloguePaths.flatMap((path) => {
    const kind = awardKinds[path.key];
    if (kind === undefined) return [];
    const { nameVi, nameEn } = path;
    return [{ awardKind: kind.code, nameVi, nameEn, source: kind.source, compile: () => compile(path, calendar) }];
  });
