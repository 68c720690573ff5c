import { expect, it } from '@jest/globals';
import { plainText } from './plain-text.js';

it.each([
  ['Nguyễn Thị Ánh Nguyệt', 'nguyen thi anh nguyet'],
  ['Đặng Hồng Sơn', 'dang hong son'],
  ['Quàng Văn Ế', 'quang van e'],
  // Whatever form the marks were typed in.
  ['Ế'.normalize('NFD'), 'e'],
])('%s is found by %s', (name, typed) => {
  expect(plainText(name)).toBe(typed);
});
