import { rejection, type Rejection } from '@vinhdanh/kernel';

/** Leaves the reading of a tree at the first thing that does not fit; caught in `parse-feel.ts` alone. */
export class Stop {
  constructor(readonly rejection: Rejection) {}
}

/** `FEEL.SYNTAX` with the 1-based column and what stands there. */
export const syntaxAt = (text: string, at: number): Rejection =>
  rejection('FEEL.SYNTAX', { column: at + 1, found: text.slice(at, at + 20) });
