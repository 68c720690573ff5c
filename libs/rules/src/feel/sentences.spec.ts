import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feelCodes, feelSentence } from './sentences.js';

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'sentences.ts' ? [path] : [];
  });

const codesInSources = (): string[] =>
  ['./', '../regex/', '../limited/'].flatMap((folder) =>
    sources(new URL(folder, import.meta.url).pathname).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/'((?:FEEL|REGEX)\.[A-Z_]+)'/g)].map((match) => match[1] ?? ''),
    ),
  );

describe('the sentences of FEEL', () => {
  it('has one for every code that the sources say', () => {
    const said = new Set(codesInSources());
    expect(said.size).toBeGreaterThan(30);
    expect([...said].filter((code) => feelSentence(code) === undefined)).toEqual([]);
  });

  it('has none for a code that nothing says', () => {
    const said = new Set(codesInSources());
    expect(feelCodes.filter((code) => !said.has(code))).toEqual([]);
  });

  it('has two different, complete sentences for each', () => {
    for (const code of feelCodes) {
      const { vi = '', en = '' } = feelSentence(code) ?? {};
      expect({ code, whole: vi.endsWith('.') && en.endsWith('.') && vi !== en }).toEqual({
        code,
        whole: true,
      });
    }
  });

  it('names what it is about', () => {
    expect(feelSentence('FEEL.UNKNOWN_NAME', { name: 'tuổi' })?.vi).toBe('Không có gì tên là "tuổi".');
    expect(feelSentence('FEEL.SYNTAX', { column: 4 })?.en).toContain('column 4');
  });

  it('answers nothing for a property of Object', () => {
    expect(feelSentence('constructor')).toBeUndefined();
  });
});
