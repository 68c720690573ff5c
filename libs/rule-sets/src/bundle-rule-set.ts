import type { BundledRuleSet } from '@vinhdanh/bpmn-model';
import { canonicalJson, type Json } from '@vinhdanh/kernel';
import type { LoadedRuleSet } from './load-rule-set.js';

/**
 * A loaded rule set as a bundle carries it: the parsed models, the files as they were written, and a hash over all
 * of it. The test cases stay behind: they prove the rules and decide nothing. Deterministic.
 */
export function bundleRuleSet(
  { manifest, files, models }: LoadedRuleSet,
  sha256: (text: string) => string,
): BundledRuleSet {
  const { key, version, nameVi, nameEn, mode, effectiveFrom, effectiveTo } = manifest;
  const sources = files.map(({ file, xml }) => ({ file, sha256: sha256(xml), xml }));
  const content = { key, version, nameVi, nameEn, mode, effectiveFrom, effectiveTo, sources, models };
  return { ...content, hash: `sha256:${sha256(canonicalJson(content as unknown as Json))}` };
}
