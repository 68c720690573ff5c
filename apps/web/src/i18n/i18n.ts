import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.js';
import { vi } from './vi/index.js';

export type Language = 'vi' | 'en';
const storageKey = 'vinhdanh.language';

const stored = (): Language => (localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi');

/** Starts the catalogue, Vietnamese unless English was chosen before on this machine. */
export function startI18n(): void {
  const language = stored();
  document.documentElement.lang = language;
  void i18next.use(initReactI18next).init({
    resources: { vi: { translation: vi }, en: { translation: en } },
    lng: language,
    fallbackLng: 'vi',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Keeps the choice for the next visit. */
export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
