import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './connection-bar.module.css';

/** Says while the machine is offline what is kept and what must wait. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const up = () => setOnline(true);
    const down = () => setOnline(false);
    window.addEventListener('online', up);
    window.addEventListener('offline', down);
    return () => {
      window.removeEventListener('online', up);
      window.removeEventListener('offline', down);
    };
  }, []);
  return (
    <div role="status">
      {online ? null : (
        <p className={classes.bar}>
          <IconPlugConnectedX size={16} aria-hidden="true" />
          {t('connection.offline')}
        </p>
      )}
    </div>
  );
}
