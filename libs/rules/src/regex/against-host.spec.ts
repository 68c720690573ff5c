import { describe, expect, it } from '@jest/globals';
import { StepBudget } from './matching.js';
import { compileRegex, findAll, regexMatches } from './regex.js';

/** A small generator of its own, so that a seed names a run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Random = (below: number) => number;
const atoms = ['a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', String.raw`\d`];
const quantifiers = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{1,}?'];

/** Patterns that mean the same here and in the host: no repetition of what may match nothing. */
function piece(random: Random, depth: number): string {
  if (depth > 0 && random(3) === 0) {
    const body = `${atoms[random(atoms.length)] ?? 'a'}${sequence(random, depth - 1)}`;
    const other = random(2) === 0 ? '' : `|${atoms[random(atoms.length)] ?? 'b'}`;
    return `(${random(2) === 0 ? '?:' : ''}${body}${other})${quantifiers[random(quantifiers.length)] ?? ''}`;
  }
  return `${atoms[random(atoms.length)] ?? 'a'}${quantifiers[random(quantifiers.length)] ?? ''}`;
}

function sequence(random: Random, depth: number): string {
  let text = '';
  for (let n = random(4); n >= 0; n--) text += piece(random, depth);
  return text;
}

function pattern(random: Random): string {
  const body = sequence(random, 2) + (random(3) === 0 ? `|${sequence(random, 1)}` : '');
  const start = random(4) === 0 ? '^' : '';
  return `${start}${body}${random(4) === 0 ? '$' : ''}`;
}

const subject = (random: Random): string =>
  Array.from({ length: random(12) }, () => 'aabbc1\n'[random(7)] ?? 'a').join('');

describe('searching', () => {
  it('finds what the engine of the host finds, where both know the pattern', () => {
    const seed = 20_251_120;
    const random = randomOf(seed);
    let compared = 0;
    for (let n = 0; n < 2_000; n++) {
      const text = subject(random);
      const source = pattern(random);
      const compiled = compileRegex(source);
      if (!compiled.ok) throw new Error(`seed ${seed}, ${source}: ${compiled.error.detail}`);
      const host = new RegExp(source, 'gu');
      const found = regexMatches(compiled.value, text, new StepBudget(1e6));
      expect([seed, source, text, found.ok && found.value]).toEqual([
        seed,
        source,
        text,
        text.search(host) >= 0,
      ]);
      const all = findAll(compiled.value, text, new StepBudget(1e6));
      if (!all.ok) continue;
      compared += 1;
      const spans = all.value.matches.map(([from, to]) => [from, to]);
      const hostSpans = [...text.matchAll(host)]
        .filter(([whole]) => whole.length > 0)
        .map((match) => [match.index, match.index + match[0].length]);
      expect([seed, source, text, spans]).toEqual([seed, source, text, hostSpans]);
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  it('finds the same by both of its ways', () => {
    const seed = 4;
    const random = randomOf(seed);
    for (let n = 0; n < 2_000; n++) {
      const text = subject(random);
      const source = sequence(random, 2);
      // The reference to an empty group changes nothing but the way that is taken.
      const [inStep, backtracking] = [
        compileRegex(`(x{0})${source}`),
        compileRegex(String.raw`(x{0})${source}\1`),
      ];
      if (!inStep.ok || !backtracking.ok) throw new Error(`seed ${seed}, ${source}`);
      const [one, other] = [
        findAll(inStep.value, text, new StepBudget(1e6)),
        findAll(backtracking.value, text, new StepBudget(1e6)),
      ];
      const spans = [one, other].map((all) => (all.ok ? all.value.matches : all.error.code));
      expect([seed, source, text, spans[1]]).toEqual([seed, source, text, spans[0]]);
    }
  });
});
