import { parseArgs } from 'node:util';

export interface WalkthroughOptions {
  /** Deletes all that Temporal knows, mid-way. */
  readonly loseTemporal: boolean;
}

const usage = 'usage: walkthrough [--lose-temporal]';

/** @throws Error with the usage when an argument is off. */
export function walkthroughOptions(args: readonly string[]): WalkthroughOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'lose-temporal': { type: 'boolean', default: false } },
    });
    return { loseTemporal: values['lose-temporal'] };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}
