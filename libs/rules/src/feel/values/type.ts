/** The simple types of FEEL. `any` holds every value; `null` is the type of null alone. */
export const simpleKinds = [
  'any',
  'null',
  'boolean',
  'string',
  'number',
  'date',
  'time',
  'date-time',
  'years-months',
  'days-time',
] as const;
export type SimpleKind = (typeof simpleKinds)[number];

/** A type as `instance of`, a parameter or an item definition names it. */
export type FeelType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'list'; readonly element: FeelType }
  | { readonly kind: 'range'; readonly element: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType };

export const anyType: FeelType = { kind: 'any' };

const simpleNames: Readonly<Record<string, SimpleKind>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, SimpleKind>, {
    Any: 'any',
    Null: 'null',
    boolean: 'boolean',
    string: 'string',
    number: 'number',
    date: 'date',
    time: 'time',
    'date and time': 'date-time',
    dateTime: 'date-time',
    'years and months duration': 'years-months',
    yearMonthDuration: 'years-months',
    'days and time duration': 'days-time',
    dayTimeDuration: 'days-time',
  } satisfies Record<string, SimpleKind>),
);

/** The simple type of that name (also in the spelling of item definitions), or null when none has it. */
export function simpleType(name: string): FeelType | null {
  const kind = simpleNames[name];
  return kind === undefined ? null : { kind };
}
