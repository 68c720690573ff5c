import { useTranslation } from 'react-i18next';
import type { AuditReport } from '@vinhdanh/contracts/audit';
import { openKey } from '../../../i18n/open-key.js';
import classes from './logs.module.css';

type Log = AuditReport['logs'][number];

/** Witnesses come after the log: the newest head may still wait for them while they vouch for an earlier one. */
function Witnessed({ log: { size, witnesses, witnessedSize } }: { readonly log: Log }) {
  const { t } = useTranslation();
  if (witnesses.length > 0)
    return <p>{t('audit.verify.witnessedBy', { names: witnesses.join(', '), size: witnessedSize })}</p>;
  const isEarlier = witnessedSize > 0 && witnessedSize < size;
  return (
    <p>{isEarlier ? t('audit.verify.witnessedTo', { size: witnessedSize }) : t('audit.verify.noWitness')}</p>
  );
}

/** The heads that a verification was made against: whose signatures they bear, and how far witnesses vouch. */
export function Logs({ logs }: { readonly logs: readonly Log[] }) {
  const { t } = useTranslation();
  if (logs.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('audit.verify.logs')}</h3>
      <ul className={classes.logs}>
        {logs.map((log) => (
          <li key={log.log} className={classes.log}>
            <p className={classes.name}>
              {openKey('audit.verify.log', log.log, log.log)}
              <span className={classes.origin}>
                {t('audit.verify.logSize', { origin: log.origin, size: log.size })}
              </span>
            </p>
            <p>
              {t('audit.verify.signedBy', { names: log.signedBy.join(', ') || t('audit.verify.nobody') })}
            </p>
            <Witnessed log={log} />
          </li>
        ))}
      </ul>
    </>
  );
}
