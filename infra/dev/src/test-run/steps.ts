/** One part of `npm test`: a run of Jest, whose tests are counted, or a program, which counts as one test. */
export type TestStep =
  | { readonly kind: 'jest'; readonly name: string; readonly config: string }
  | {
      readonly kind: 'program';
      readonly name: string;
      readonly script: string;
      readonly args: readonly string[];
    };

const nx = 'node_modules/nx/dist/bin/nx.js';

/** Quick and cheap first, so that a slip shows within seconds; servers and browsers last. */
export const testSteps: readonly TestStep[] = [
  {
    kind: 'program',
    name: 'types',
    script: nx,
    args: ['run-many', '-t', 'typecheck', '--output-style=static'],
  },
  { kind: 'program', name: 'lint', script: 'node_modules/oxlint/bin/oxlint', args: [] },
  {
    kind: 'program',
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '.', '--cache', '--log-level', 'warn'],
  },
  ...['architecture', 'unit', 'conformance', 'integration', 'replay', 'chaos', 'e2e'].map((kind) => ({
    kind: 'jest' as const,
    name: kind,
    config: `jest.${kind}.config.mjs`,
  })),
];

/** The steps that were asked for by name, all when none was; throws a sentence for an unknown name. */
export function selectSteps(names: readonly string[]): readonly TestStep[] {
  const known = testSteps.map((step) => step.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}" of the tests; there are: ${known.join(', ')}.`);
  return names.length === 0 ? testSteps : testSteps.filter((step) => names.includes(step.name));
}
