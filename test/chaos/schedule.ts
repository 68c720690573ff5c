import { SeededRandom } from '../support/seeded-random.js';

export const targets = ['api', 'worker', 'temporal', 'postgres'] as const;
export type Target = (typeof targets)[number];

export interface Kill {
  readonly target: Target;
  /** Acknowledged commands to let pass since the last kill before this one; at least 20. */
  readonly afterAcknowledged: number;
  /** And then a moment more, so that the kill falls anywhere in a command's life. */
  readonly delayMs: number;
}

/** `kills` kills in parts as equal as the number allows, in a seeded order at seeded moments. */
export function schedule(kills: number, seed: number): Kill[] {
  const random = new SeededRandom(seed);
  const each = Array.from({ length: kills }, (_, index) => targets[index % targets.length] as Target);
  return random.shuffled(each).map((target) => ({
    target,
    afterAcknowledged: 20 + random.int(6),
    delayMs: random.int(120),
  }));
}
