import { expect, it } from '@jest/globals';
import { readSignInSearch } from './sign-in-search.js';

it.each([
  ['/cases/x?view=diagram', '/cases/x?view=diagram'],
  ['//evil.example/x', undefined],
  ['/\\evil.example', undefined],
  ['https://evil.example', undefined],
  [7, undefined],
])('%p is gone back to as %p', (back, read) => {
  expect(readSignInSearch({ back })).toEqual({ back: read });
});
