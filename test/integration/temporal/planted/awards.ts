import { decideCase } from '@vinhdanh/awards';

/** A planted violation: a workflow that carries the deciding part of awards. */
export async function planted(): Promise<string> {
  return typeof decideCase;
}
