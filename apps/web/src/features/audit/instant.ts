const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** An instant out of an address, or undefined when it is none. Pure. */
export const instantOf = (value: unknown): string | undefined =>
  typeof value === 'string' && pattern.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
