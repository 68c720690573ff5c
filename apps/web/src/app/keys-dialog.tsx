import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import classes from './keys-dialog.module.css';

const keys = [
  ['Ctrl K', 'palette'],
  ['?', 'help'],
  ['g i', 'goInbox'],
  ['g n', 'goStart'],
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['Ctrl Enter', 'primary'],
  ['r', 'returnStep'],
  ['Esc', 'close'],
] as const;

/** Every key the app knows. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size={440}>
      <dl className={classes.keys}>
        {keys.map(([key, name]) => (
          <div key={name} className={classes.row}>
            <dt>
              {key.split(' ').map((one) => (
                <Kbd key={one} className={classes.key}>
                  {one}
                </Kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
