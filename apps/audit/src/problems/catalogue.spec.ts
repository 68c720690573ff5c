import { describe, expect, it } from '@jest/globals';
import { problemCatalogue } from './catalogue.js';

describe('the catalogue of the audit service', () => {
  it('has a sentence in both languages and a sensible status for every code', () => {
    for (const [code, { status, vi, en }] of Object.entries(problemCatalogue)) {
      expect({
        code,
        ok: status >= 400 && status < 600 && vi.endsWith('.') && en.endsWith('.') && (vi as string) !== en,
      }).toEqual({ code, ok: true });
    }
  });
});
