/** Letters without their marks and in lower case: *nguyen* finds *Nguyễn*, *dang* finds *Đặng*. Pure. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase();
