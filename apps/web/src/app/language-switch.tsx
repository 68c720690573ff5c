import { setLanguage, type Language } from '../i18n/i18n.js';
import { useLanguage } from '../i18n/use-language.js';
import classes from './language-switch.module.css';

const languages: readonly Language[] = ['vi', 'en'];

/** Vietnamese or English, each named in itself. */
export function LanguageSwitch() {
  const { t, language } = useLanguage();
  return (
    <div className={classes.switch} role="group" aria-label={t('language.label')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={language === one}
          className={classes.choice}
          onClick={() => setLanguage(one)}
        >
          {t(`language.${one}`)}
        </button>
      ))}
    </div>
  );
}
