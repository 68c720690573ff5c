const units = ['B', 'kB', 'MB', 'GB'] as const;

/** A size for people: `248 kB`, `1,5 MB` with the language's decimal mark. Pure. */
export function byteSize(bytes: number, language: 'vi' | 'en'): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const digits = power >= 2 ? 1 : 0;
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits }).format(bytes / 1000 ** power);
  return `${number} ${units[power]}`;
}
