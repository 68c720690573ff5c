import { useTranslation } from 'react-i18next';
import type { Language } from './i18n.js';

/** The translator with the language as a closed union, and a chooser for answers that carry both. */
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  const pick = (vi: string, en: string): string => (language === 'en' && en !== '' ? en : vi);
  return { t, language, pick };
}
