import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session-context.js';
import { Dialog } from './dialog.js';
import { hasInbox, mayAudit } from './home.js';
import classes from './keys-dialog.module.css';

const everywhere = [
  ['Ctrl K', 'palette'],
  ['?', 'help'],
  ['Esc', 'close'],
] as const;
const lists = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
] as const;
const office = [
  ['g i', 'goInbox'],
  ['g n', 'goStart'],
  ['Ctrl Enter', 'primary'],
  ['r', 'returnStep'],
] as const;
const audit = [
  ['g c', 'goCases'],
  ['g q', 'goQuestions'],
  ['g r', 'goRecord'],
  ['g a', 'goAccess'],
  ['→', 'stepOn'],
  ['←', 'stepBack'],
  ['Home', 'stepFirst'],
  ['End', 'stepLast'],
  ['p', 'play'],
  ['t', 'moment'],
  ['v', 'verify'],
  ['e', 'exportPack'],
] as const;

/** Every key that the person has a use for. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const keys = [
    ...everywhere,
    ...lists,
    ...(hasInbox(session) ? office : []),
    ...(mayAudit(session) ? audit : []),
  ];
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
