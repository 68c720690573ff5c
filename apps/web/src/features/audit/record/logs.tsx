import { useTranslation } from 'react-i18next';
import type { AuditReport } from '@vinhdanh/contracts/audit';
import { openKey } from '../../../i18n/open-key.js';
import classes from './logs.module.css';

/** The heads that a verification was made against: whose signatures they bear, and how far witnesses vouch. */
export function Logs({ logs }: { readonly logs: AuditReport['logs'] }) {
  const { t } = useTranslation();
  if (logs.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('audit.verify.logs')}</h3>
      <ul className={classes.logs}>
        {logs.map(({ log, origin, size, signedBy, witnesses, witnessedSize }) => (
          <li key={log} className={classes.log}>
            <p className={classes.name}>
              {openKey('audit.verify.log', log, log)}
              <span className={classes.origin}>{t('audit.verify.logSize', { origin, size })}</span>
            </p>
            <p>{t('audit.verify.signedBy', { names: signedBy.join(', ') || t('audit.verify.nobody') })}</p>
            <p>
              {witnesses.length === 0
                ? t('audit.verify.noWitness')
                : t('audit.verify.witnessedBy', { names: witnesses.join(', '), size: witnessedSize })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
