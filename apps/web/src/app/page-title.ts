import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The browser's title: the page first, so that tabs can be told apart. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
}
