import type { Stack } from '../stack/options.js';

/** A person that one may sign in as with one click, as the api offers them. */
export interface PersonaLine {
  readonly name: string;
  readonly title: string;
}

/** The table at the end of a start. Widths are in characters. */
export function startTable(
  stack: Pick<Stack, 'apiUrl' | 'temporalUi' | 'temporalAddress' | 'home'>,
  personas: readonly PersonaLine[],
  startedInMs: number,
): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Open', stack.apiUrl],
    ...personas.map((persona, index): [string, string] => [
      index === 0 ? 'Sign in as' : '',
      persona.title ? `${persona.name}, ${persona.title}` : persona.name,
    ]),
    ['Temporal', stack.temporalUi ?? `${stack.temporalAddress} (your own cluster)`],
    ['Data', stack.home],
    ['Logs', `${stack.home}/logs`],
    ['Trusted keys', `${stack.home}/keys.txt (node verify.mjs PACK.zip --trust keys.txt)`],
    ['Stop', 'Ctrl-C'],
    ['Reset', 'npm start -- --reset (deletes the data, asks first)'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
  return ['', `Vinh Danh is ready after ${(startedInMs / 1000).toFixed(1)} s`, '', ...lines, ''].join('\n');
}

/**
 * Reads what `GET /api/v1/personas` answers (`personaSchema` of the contracts), as far as the table needs it; an
 * entry of another shape is left out, since a table is no reason to fail a start.
 */
export function personaLines(answer: unknown): readonly PersonaLine[] {
  const items = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [];
  return items.flatMap((entry: unknown) => {
    const { name, labelVi, orgNameVi } = (entry ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string') return [];
    const title = [labelVi, orgNameVi].filter((part) => typeof part === 'string' && part !== '').join(', ');
    return [{ name, title }];
  });
}
