import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isLegalTransition, levelTransitions, type JourneyLevel } from './index.js';

const all = Object.keys(levelTransitions) as JourneyLevel[];

describe('the journey between levels', () => {
  it('may go on to any later level, for several may lie between two looks', () => {
    const order: JourneyLevel[] = ['unit', 'grassroots', 'department', 'province', 'central', 'concluded'];
    order.forEach((from, index) => {
      for (const to of order.slice(index + 1))
        expect({ from, to, legal: isLegalTransition(from, to) }).toEqual({ from, to, legal: true });
    });
  });

  it('may stay, and may go back on a return', () => {
    for (const level of all) expect(isLegalTransition(level, level)).toBe(true);
    expect(isLegalTransition('department', 'unit')).toBe(true);
    expect(isLegalTransition('central', 'province')).toBe(true);
  });

  it('never leads from the central level or from the end to a grass-roots council', () => {
    const illegal = all.flatMap((from) =>
      all.filter((to) => !isLegalTransition(from, to)).map((to) => `${from}>${to}`),
    );
    expect(illegal).toEqual(['central>grassroots', 'concluded>grassroots']);
  });

  it('imports types alone, so that the workflow bundle stays small', () => {
    const source = readFileSync(new URL('./level-transitions.ts', import.meta.url), 'utf8');
    expect(source.match(/^import .*$/gm)).toEqual([
      "import type { JourneyLevel } from '@vinhdanh/contracts/messages';",
    ]);
  });
});
