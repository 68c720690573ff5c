import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { codeSentences, sentenceOf } from './code-sentences.js';

const libs = new URL('../../', import.meta.url).pathname;
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'testing' ? [] : sources(path);
    return name.endsWith('.ts') && !name.endsWith('.spec.ts') ? [path] : [];
  });

/** Codes that the sources of the core reject with, found by their text. */
function codesIn(name: string): string[] {
  const says = /(?:rejection|conflict|transient|first)\(\s*'([A-Z_]+\.[A-Z_]+)'/g;
  return sources(join(libs, name, 'src')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(says)].map((match) => match[1] ?? ''),
  );
}

describe('the sentences of codes', () => {
  it.each(['awards', 'commands', 'interpreter'])('covers every code that %s can say', (name) => {
    const codes = codesIn(name);
    expect(codes.length).toBeGreaterThan(3);
    expect([...new Set(codes)].filter((code) => sentenceOf(code) === undefined)).toEqual([]);
  });

  it('has two different sentences for each, complete ones', () => {
    for (const [code, { vi, en }] of Object.entries(codeSentences)) {
      expect({ code, whole: vi.endsWith('.') && en.endsWith('.') && String(vi) !== en }).toEqual({
        code,
        whole: true,
      });
    }
  });

  it('answers nothing for a property of Object', () => {
    expect(sentenceOf('constructor')).toBeUndefined();
  });
});
