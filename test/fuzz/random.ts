import { SeededRandom } from '../support/seeded-random.js';

/** Numbers below a bound, the same for the same seed. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  const random = new SeededRandom(seed);
  return (below) => random.int(below);
}

export const oneOf = <T>(items: readonly T[], random: Random): T => items[random(items.length)] as T;
