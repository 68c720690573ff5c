import type { Result } from '@vinhdanh/kernel';
import { compileRegex, type Regex } from './regex.js';
import type { RegexFault } from './syntax.js';

/** Only small programs are kept, so that patterns made up on the way cannot fill the memory. */
const keptMax = 200;
const keptInstructionsMax = 500;

const kept = new Map<string, Regex>();

/** As `compileRegex`, and as pure: a small pattern that was compiled lately is not compiled again. */
export function keptRegex(pattern: string, flags: string): Result<Regex, RegexFault> {
  const key = `${flags}/${pattern}`;
  const known = kept.get(key);
  if (known !== undefined) return { ok: true, value: known };
  const compiled = compileRegex(pattern, flags);
  if (!compiled.ok || compiled.value.program.instructions.length > keptInstructionsMax) return compiled;
  const [oldest] = kept.keys();
  if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest);
  kept.set(key, compiled.value);
  return compiled;
}
