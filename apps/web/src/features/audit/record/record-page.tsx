import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../app/key-sequence.js';
import { usePageTitle } from '../../../app/page-title.js';
import { useVerification } from './use-verification.js';
import { VerificationPanel } from './verification-panel.js';
import classes from '../audit-page.module.css';

/** The whole record, verified: every case, the log over them, its signatures and witnesses. */
export function RecordPage() {
  const { t } = useTranslation();
  const verification = useVerification(null);
  usePageTitle(t('audit.record.title'));
  useKeys({ v: verification.start });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('audit.record.title')}</h1>
      <div className={classes.sheet}>
        <VerificationPanel verification={verification} onStart={verification.start} primary />
      </div>
    </div>
  );
}
