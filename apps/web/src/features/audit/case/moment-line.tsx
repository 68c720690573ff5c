import { PersonName } from '@vinhdanh/web-ui';
import type { AuditEvent } from '@vinhdanh/contracts/audit';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import classes from './moment-line.module.css';

export interface MomentLineProps {
  readonly event: AuditEvent;
  readonly total: number;
  /** The moment that was asked for, when it lies after the event. */
  readonly moment: string | undefined;
}

/** T in one line: when, what had just happened, who did it, and where the log has it. */
export function MomentLine({ event, total, moment }: MomentLineProps) {
  const { t, pick } = useLanguage();
  const sentence = pick(event.sentenceVi, event.sentenceEn);
  const named = event.by !== null && sentence.includes(event.by.name);
  return (
    <div className={classes.line} role="status" data-version={event.version}>
      <p className={classes.what}>
        <span className={classes.moment}>
          {t('audit.moment.is')} <time dateTime={moment ?? event.at}>{dateTime(moment ?? event.at)}</time>
        </span>
        <span className={classes.sentence}>{sentence}</span>
      </p>
      <p className={classes.meta}>
        <span>{t('audit.timeline.event', { version: event.version, total })}</span>
        {moment === undefined ? null : <span>{t('audit.moment.lastEvent', { at: dateTime(event.at) })}</span>}
        {named || event.by === null ? null : <PersonName name={event.by.name} post={event.by.post} />}
        <span>
          {event.sealedNumber === null
            ? t('audit.event.unsealed')
            : t('audit.event.sealed', { number: event.sealedNumber })}
        </span>
      </p>
    </div>
  );
}
