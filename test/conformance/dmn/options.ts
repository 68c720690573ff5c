import { resolve } from 'node:path';

export interface DmnConformanceOptions {
  readonly dir: string;
  /** Only folders whose path holds this text; all when it is empty. */
  readonly only: string;
}

/** Where the kit lies beside a checkout, unless `CONFORMANCE_DIR` names another place. */
export const defaultKit = (root: string): string =>
  resolve(root, process.env['CONFORMANCE_DIR'] ?? '../shared/conformance', 'dmn-tck');

const usage = 'usage: conformance dmn [--dir D] [--only TEXT]';

/** Throws the usage for what it does not know. `root` is the folder of the checkout. */
export function dmnConformanceOptions(args: readonly string[], root: string): DmnConformanceOptions {
  let dir = defaultKit(root);
  let only = '';
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at + 1];
    if (value === undefined) throw new Error(usage);
    if (args[at] === '--dir') dir = resolve(value);
    else if (args[at] === '--only') only = value;
    else throw new Error(usage);
  }
  return { dir, only };
}
