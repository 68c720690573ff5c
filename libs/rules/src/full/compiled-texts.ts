import type { Result } from '@vinhdanh/kernel';
import { compileFeel, type CompiledFeel } from '../feel/compile/compile.js';
import { FeelNames } from '../feel/compile/feel-names.js';

/** More texts than any running path uses at once; past it the memory begins anew. */
const textsMax = 5_000;
const known = new Map<string, Result<CompiledFeel>>();
const none = new FeelNames([]);

/**
 * An expression over whatever variables it names: a path does not declare them, so what answers to nothing else is
 * one. Compiled once for each text; the memory changes nothing but the time that it takes.
 */
export function compiledText(text: string): Result<CompiledFeel> {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= textsMax) known.clear();
  const compiled = compileOverItsNames(text);
  known.set(text, compiled);
  return compiled;
}

function compileOverItsNames(text: string): Result<CompiledFeel> {
  const first = compileFeel(text, none);
  if (!first.ok || first.value.unknown.length === 0) return first;
  const names = [...new Set(first.value.unknown.map(({ name }) => name))];
  return compileFeel(text, new FeelNames(names.map((name) => ({ name }))));
}
