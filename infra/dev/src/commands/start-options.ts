/** What `npm start --` may be given. */
export interface StartOptions {
  /** Delete the data first. */
  readonly reset: boolean;
  /** Do not ask before deleting. */
  readonly yes: boolean;
}

/** Reads the arguments; a string is a sentence that says what is wrong with them. */
export function parseStartOptions(args: readonly string[]): StartOptions | string {
  const known = new Set(['--reset', '--yes', '-y']);
  const unknown = args.find((arg) => !known.has(arg));
  if (unknown !== undefined)
    return `start knows no "${unknown}"; it takes --reset (deletes the data, asks first) and --yes.`;
  return { reset: args.includes('--reset'), yes: args.includes('--yes') || args.includes('-y') };
}
