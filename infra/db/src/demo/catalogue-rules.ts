import { fileURLToPath } from 'node:url';
import type { BundledRuleSet, Finding } from '@vinhdanh/bpmn-model';
import { parseDmn } from '@vinhdanh/dmn-parser';
import { err, ok, type Result } from '@vinhdanh/kernel';
import { bundleRuleSet, loadRuleSet, modelsParser, type RuleSetFault } from '@vinhdanh/rule-sets';

const parse = modelsParser(parseDmn);

/** A fault as one of a path: it keeps the path from being published. */
const findingOf = ({ code, file, place, messageVi, messageEn }: RuleSetFault): Finding => ({
  severity: 'error',
  code,
  file: place === '' ? file : `${file} (${place})`,
  elementId: null,
  line: null,
  messageVi,
  messageEn,
});

/** The rule sets of the catalogue in these folders, as a bundle carries them. Answers every fault of the first that has one. */
export async function catalogueRules(
  folders: readonly string[],
  sha256: (text: string) => string,
): Promise<Result<readonly BundledRuleSet[], readonly Finding[]>> {
  const bundled: BundledRuleSet[] = [];
  for (const folder of folders) {
    const manifest = import.meta.resolve(`@vinhdanh/catalogue/rules/${folder}/rule-set.json`);
    const loaded = await loadRuleSet(fileURLToPath(new URL(manifest)), parse);
    if (!loaded.ok) return err(loaded.error.map(findingOf));
    bundled.push(bundleRuleSet(loaded.value, sha256));
  }
  return ok(bundled);
}
