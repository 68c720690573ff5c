import type { AuditRefusal } from '@vinhdanh/contracts/audit';
import { PersonName } from '@vinhdanh/web-ui';
import { dateTime } from '../../../format/dates.js';
import { openKey } from '../../../i18n/open-key.js';
import { useLanguage } from '../../../i18n/use-language.js';
import classes from './refusals.module.css';

/** Attempts that were refused: what, why, who and when. They changed nothing. */
export function Refusals({ refusals }: { readonly refusals: readonly AuditRefusal[] }) {
  const { t, pick } = useLanguage();
  return (
    <ol className={classes.list}>
      {refusals.map((refusal, index) => (
        <li key={`${refusal.at} ${index}`} className={classes.refusal}>
          <p className={classes.what}>
            {t('audit.refusals.what', {
              command: openKey('audit.command', refusal.commandType, refusal.commandType),
              reason: pick(refusal.sentenceVi, refusal.sentenceEn),
            })}
          </p>
          <p className={classes.meta}>
            {refusal.by === null ? (
              <span>{t('audit.why.machine')}</span>
            ) : (
              <PersonName name={refusal.by.name} post={refusal.by.post} />
            )}
            <time dateTime={refusal.at}>{dateTime(refusal.at)}</time>
            <code>{refusal.code}</code>
            <span>
              {refusal.sealedNumber === null
                ? t('audit.event.unsealed')
                : t('audit.refusals.sealed', { number: refusal.sealedNumber })}
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
