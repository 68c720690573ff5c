import { expect, it } from '@jest/globals';
import type { CaseEventType } from '@vinhdanh/awards';
import type { RegisteredType } from '@vinhdanh/journal';

type IsNone<Types> = [Types] extends [never] ? true : Types;

/** Checked by the compiler, which names the types that are left over: `true` is not assignable to them. */
const withoutSchema: IsNone<Exclude<CaseEventType, RegisteredType>> = true;
const withoutEvent: IsNone<Exclude<RegisteredType, CaseEventType>> = true;

it('whatever the domain may record has a schema, and no schema stands for nothing', () => {
  expect([withoutSchema, withoutEvent]).toEqual([true, true]);
});
