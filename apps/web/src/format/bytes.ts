const units = ['B', 'kB', 'MB', 'GB'] as const;
/** As the machines in offices count: the product's limits are powers of two. */
const step = 1024;

/** A size for people: `248 kB`, `1,5 MB` with the language's decimal mark. Pure. */
export function byteSize(bytes: number, language: 'vi' | 'en'): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const digits = power >= 2 ? 1 : 0;
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
  }).format(bytes / step ** power);
  return `${number} ${units[power]}`;
}
