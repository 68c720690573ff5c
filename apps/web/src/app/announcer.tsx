import { IconX } from '@tabler/icons-react';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './announcer.module.css';

const visibleMs = 6_000;
const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Says one short sentence after something was done, to eyes and screen readers alike. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ text: string; at: number } | null>(null);
  const announce = useCallback((text: string) => setSaid({ text, at: performance.now() }), []);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), visibleMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className={classes.region} role="status" aria-live="polite">
        {said === null ? null : (
          <div className={classes.toast}>
            <span>{said.text}</span>
            <button
              type="button"
              className={classes.close}
              aria-label={t('action.close')}
              onClick={() => setSaid(null)}
            >
              <IconX size={16} aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
    </AnnounceContext>
  );
}
