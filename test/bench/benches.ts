import type { BenchReport } from './measure/report.js';
import { runReplay } from './replay/replay.js';
import { runRules } from './rules/rules.js';
import { runS1 } from './s1/s1.js';
import { runS5 } from './s5/s5.js';
import { runSeal } from './seal/seal.js';
import { runS8 } from './s8/s8.js';
import { wholeNumbers } from './whole-numbers.js';

/** One scenario: its own options in, its table out. */
export type Bench = (args: readonly string[]) => Promise<BenchReport>;

/** Every bench by the name that `npm run bench -- NAME` takes; capitals count for nothing. */
export const benches: Readonly<Record<string, Bench>> = {
  replay: (args) => runReplay(wholeNumbers(args, { events: 500, rounds: 5, times: 200 })),
  rules: (args) => runRules(wholeNumbers(args, { rounds: 5, milliseconds: 1_000 })),
  seal: (args) => runSeal(wholeNumbers(args, { events: 200_000, rounds: 5, cases: 300, clients: 50 })),
  S1: (args) => {
    const defaults = { rounds: 5, cases: 600, 'update-cases': 200, clients: 50 };
    const { 'update-cases': updateCases, ...options } = wholeNumbers(args, defaults);
    return runS1({ ...options, updateCases });
  },
  S5: (args) => runS5(wholeNumbers(args, { events: 1_000_000, rounds: 5, commands: 40, usual: 15 })),
  S8: (args) => runS8(wholeNumbers(args, { events: 1_000_000, rounds: 5, proofs: 1_000 })),
};
