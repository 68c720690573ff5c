import { dmnConformance } from './dmn/conformance.js';

/** A run over independent test data that lies outside of the repository; resolves to the exit code. */
export type Conformance = (args: readonly string[]) => Promise<number>;

/** Every kit by the name that `npm run conformance -- NAME` takes. */
export const conformances: Readonly<Record<string, Conformance>> = {
  dmn: dmnConformance,
};
