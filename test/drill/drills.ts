import { restoreDrill } from './restore/drill.js';
import { sealDrill } from './seal/drill.js';
import { tamperDrill } from './tamper/drill.js';

/** A rehearsal of something that must never surprise anybody; resolves to the exit code. */
export type Drill = (args: readonly string[]) => Promise<number>;

/** Every drill by the name that `npm run drill -- NAME` takes. */
export const drills: Readonly<Record<string, Drill>> = {
  restore: restoreDrill,
  seal: sealDrill,
  tamper: tamperDrill,
};
