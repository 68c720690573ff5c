import { caseViewSchema } from '@vinhdanh/contracts';

/** A planted violation: a workflow that carries the HTTP schemas and zod. */
export async function planted(): Promise<string> {
  return typeof caseViewSchema;
}
