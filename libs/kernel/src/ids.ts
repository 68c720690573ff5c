declare const brand: unique symbol;
/** A string that has been parsed once at the edge as what its name says. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Branded<'TenantId'>;
export type CaseId = Branded<'CaseId'>;
export type PersonId = Branded<'PersonId'>;
export type OrgId = Branded<'OrgId'>;
export type CommandId = Branded<'CommandId'>;

const shape = /^[a-z0-9][a-z0-9._-]{0,79}$/i;
const parse =
  <Name extends string>() =>
  (text: string): Branded<Name> | undefined =>
    shape.test(text) ? (text as Branded<Name>) : undefined;

/** Each answers the branded id, or undefined when the text is no id. */
export const parseTenantId = parse<'TenantId'>();
export const parseCaseId = parse<'CaseId'>();
export const parsePersonId = parse<'PersonId'>();
export const parseOrgId = parse<'OrgId'>();
export const parseCommandId = parse<'CommandId'>();
