import { describe, expect, it } from '@jest/globals';
import { en } from './en/index.js';
import { vi } from './vi/index.js';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : leaves(value, `${prefix}${key}.`),
  );

const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (tree: Tree) => [...new Set(leaves(tree).map(([key]) => withoutPlural(key)))].sort();
const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the two catalogues', () => {
  it('say the same things', () => {
    expect(keysOf(en)).toEqual(keysOf(vi));
  });

  it('fill the same holes in both languages', () => {
    const english = new Map(leaves(en));
    const differing = leaves(vi)
      .filter(([key, text]) => JSON.stringify(holes(text)) !== JSON.stringify(holes(english.get(key) ?? '')))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('have every plural form that each language counts with', () => {
    const counted = leaves(en)
      .filter(([key]) => key.endsWith('_other'))
      .map(([key]) => withoutPlural(key));
    const english = new Set(leaves(en).map(([key]) => key));
    // Vietnamese nouns do not change with number: one form is all there is.
    const vietnamese = new Set(leaves(vi).map(([key]) => key));
    expect(counted.filter((key) => !english.has(`${key}_one`) || !vietnamese.has(`${key}_other`))).toEqual(
      [],
    );
  });

  it('leave nothing empty', () => {
    expect([...leaves(vi), ...leaves(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('write Vietnamese in one Unicode form', () => {
    expect(leaves(vi).filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });
});
