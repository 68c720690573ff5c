import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { vi } from './vi.js';

const document = readFileSync(new URL('../../../../docs/record-format.md', import.meta.url), 'utf8');

/** The codes of a chapter: written whole, or as names behind their kind (`FILE.*`: `MISSING`, …). */
function codesOf(chapter: string): string[] {
  const codes: string[] = [];
  let kind = '';
  for (const [, word = ''] of chapter.matchAll(/`([A-Z0-9_]+(?:\.(?:\*|[A-Z0-9_]+))?)`/g)) {
    const [first, second] = word.split('.');
    if (second === '*') kind = first!;
    else codes.push(second === undefined ? `${kind}.${word}` : word);
  }
  return codes.sort();
}

describe('the codes of the verifier', () => {
  const chapter = /\n## 7\. Codes\n(.*?)\n## /s.exec(document)?.[1] ?? '';

  it('are those of the written format, each once', () => {
    expect(codesOf(chapter)).toEqual(Object.keys(en.of).sort());
    expect(Object.keys(vi.of).sort()).toEqual(Object.keys(en.of).sort());
  });
  it('are missed when the document leaves one out, renames one or adds one', () => {
    for (const other of [
      chapter.replace('`OTHER_TREE`, ', ''),
      chapter.replace('`UNREFERENCED`', '`UNUSED`'),
      `${chapter}\`FILE.LOST\``,
    ])
      expect(codesOf(other)).not.toEqual(Object.keys(en.of).sort());
  });
});
