import { readEvent } from '@vinhdanh/journal';

/** A planted violation: a workflow that carries the journal. */
export async function planted(): Promise<string> {
  return typeof readEvent;
}
