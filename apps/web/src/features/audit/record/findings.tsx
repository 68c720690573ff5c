import { Link } from '@tanstack/react-router';
import type { AuditEventPlace, AuditFinding, AuditReport } from '@vinhdanh/contracts/audit';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import classes from './findings.module.css';

/** One event as people point at it: the case, its number there and in the log, when. */
function Place({ place }: { readonly place: AuditEventPlace }) {
  const { t } = useLanguage();
  const words = t('audit.verify.event', { case: place.caseNumber ?? '–', version: place.version });
  return (
    <span className={classes.place}>
      {place.caseId === null ? (
        words
      ) : (
        <Link to="/audit/cases/$caseId" params={{ caseId: place.caseId }} search={{ at: place.version }}>
          {words}
        </Link>
      )}
      {place.number === null ? null : <span>{t('audit.event.sealed', { number: place.number })}</span>}
      {place.at === null ? null : <time dateTime={place.at}>{dateTime(place.at)}</time>}
    </span>
  );
}

function One({ finding, first }: { readonly finding: AuditFinding; readonly first: boolean }) {
  const { t, pick } = useLanguage();
  return (
    <li className={classes.finding} data-first={first ? true : undefined}>
      {first ? <p className={classes.label}>{t('audit.verify.first')}</p> : null}
      <p className={classes.what}>
        {finding.event === null ? null : <Place place={finding.event} />}
        <span>{pick(finding.sentenceVi, finding.sentenceEn)}</span>
      </p>
      {finding.detail === null ? null : <p className={classes.detail}>{finding.detail}</p>}
      {finding.neighbours.length === 0 ? null : (
        <p className={classes.neighbours}>
          {t('audit.verify.neighbours')}{' '}
          {finding.neighbours.map((place) => (
            <Place key={`${place.stream} ${place.version}`} place={place} />
          ))}
        </p>
      )}
      <code className={classes.code}>{finding.code}</code>
    </li>
  );
}

/** What is broken, the first of it foremost, and what could not be checked and why. */
export function Findings({ report }: { readonly report: AuditReport }) {
  const { t, pick } = useLanguage();
  const { findings, findingsCount, unchecked } = report;
  const more = findingsCount - findings.length;
  return (
    <>
      {findings.length === 0 ? null : (
        <ol className={classes.list} aria-label={t('audit.verify.findings')}>
          {findings.map((finding, index) => (
            <One key={index} finding={finding} first={index === 0} />
          ))}
        </ol>
      )}
      {more > 0 ? <p className={classes.detail}>{t('audit.verify.more', { count: more })}</p> : null}
      {unchecked.length === 0 ? null : (
        <>
          <h3 className={classes.heading}>{t('audit.verify.unchecked')}</h3>
          <ul className={classes.unchecked}>
            {unchecked.map(({ code, sentenceVi, sentenceEn, detail }) => (
              <li key={`${code} ${detail ?? ''}`}>
                {pick(sentenceVi, sentenceEn)}
                {detail === null ? null : <span className={classes.detail}>{` ${detail}`}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
