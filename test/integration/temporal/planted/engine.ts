import { decideEngine } from '@vinhdanh/interpreter';

/** A planted violation: a workflow that carries the engine. */
export async function planted(): Promise<string> {
  return typeof decideEngine;
}
