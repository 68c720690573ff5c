import { expect, it } from '@jest/globals';
import { showValue } from './show-value.js';

it.each([
  ['Đủ điều kiện', 'Đủ điều kiện'],
  [13, '13'],
  [false, 'false'],
  [null, '–'],
  [undefined, '–'],
  [{ yes: 13 }, '{"yes":13}'],
])('%j reads %s', (value, text) => {
  expect(showValue(value)).toBe(text);
});
