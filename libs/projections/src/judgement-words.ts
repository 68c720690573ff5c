import type { Judgement } from '@vinhdanh/awards';
import type { Json } from '@vinhdanh/kernel';
import { resultWords, type Words } from './vocabulary.js';

/** What of a judgement is said in words. */
export type JudgedBy = Pick<Judgement, 'ruleSet' | 'version' | 'result' | 'reasons'>;

/**
 * A judgement as a sentence for people. A rule set that has more to say than an outcome gives its own sentences as
 * the members `sentenceVi` and `sentenceEn` of its answer; without them, or once they are erased, the outcome and
 * the rule set are named. Pure.
 */
export function judgementWords({ ruleSet, version, result, reasons }: JudgedBy): Words {
  const own = { vi: member(reasons?.answer, 'sentenceVi'), en: member(reasons?.answer, 'sentenceEn') };
  if (own.vi !== null) return { vi: own.vi, en: own.en ?? own.vi };
  const known = typeof result === 'string' ? resultWords(result) : null;
  const said = known ?? { vi: JSON.stringify(result), en: JSON.stringify(result) };
  return {
    vi: `${said.vi} (bộ quy tắc ${ruleSet}, phiên bản ${version})`,
    en: `${said.en} (rule set ${ruleSet}, version ${version})`,
  };
}

function member(answer: Json | undefined, name: string): string | null {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null;
  const value = Object.hasOwn(answer, name) ? (answer as Readonly<Record<string, Json>>)[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}
