const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const middles = ['Thị', 'Văn', 'Hữu', 'Đức', 'Ngọc', 'Thanh', 'Minh', 'Quốc', 'Xuân', 'Bá', 'Kim'];
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hoài',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
];
const seconds = [
  'Anh',
  'Bảo',
  'Đạt',
  'Hương',
  'Linh',
  'Nga',
  'Quân',
  'Sơn',
  'Tâm',
  'Tuyết',
  'Vy',
  'Yến',
  'Ánh',
];

const pick = (from: readonly string[], n: number): string => from[n % from.length] ?? '';

/** A name that nobody need have; the same `n` gives the same one, some tens of thousands are different. */
export const inventedName = (n: number): string =>
  [
    pick(families, n),
    pick(middles, Math.floor(n / 14)),
    pick(givens, Math.floor(n / 154)),
    pick(seconds, Math.floor(n / 2_002)),
  ].join(' ');
