import type { CaseView } from '@vinhdanh/contracts';
import { showLocalDate } from '../../format/dates.js';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Panel } from '../../app/panel.js';
import { yearText } from '../start/earlier-awards.js';
import classes from './facts-panel.module.css';

/** What the dossier says about the nominee. */
export function FactsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useLanguage();
  const { facts, personal } = view;
  const yesNo = (value: boolean) => t(value ? 'dossier.facts.yes' : 'dossier.facts.no');
  const rows: readonly (readonly [string, string])[] = [
    [t('dossier.field.subjectKind'), openKey('dossier.subject', facts.subjectKind, facts.subjectKind)],
    ...(personal?.birthDate == null
      ? []
      : [[t('dossier.field.birthDate'), showLocalDate(personal.birthDate)] as const]),
    ...(personal?.post == null ? [] : [[t('dossier.field.post'), personal.post] as const]),
    ...(personal === null ? [] : [[t('dossier.field.unitName'), personal.unitName] as const]),
    [
      t('dossier.field.achievementPeriod'),
      `${showLocalDate(facts.achievementFrom)} – ${showLocalDate(facts.achievementTo)}`,
    ],
    [t('dossier.field.isLeader'), yesNo(facts.isLeader)],
    [t('dossier.field.isDirectWorker'), yesNo(facts.isDirectWorker)],
  ];
  return (
    <Panel title={t('dossier.facts.title')}>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name} className={classes.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {personal === null ? (
        <p className={classes.erased}>{t('dossier.facts.erased')}</p>
      ) : (
        <>
          <h3 className={classes.name}>{t('dossier.field.achievements')}</h3>
          <p className={classes.text}>{personal.achievements}</p>
          {personal.earlierAwards.length === 0 ? null : (
            <>
              <h3 className={classes.name}>{t('dossier.field.earlierAwards')}</h3>
              <ul className={classes.awards}>
                {personal.earlierAwards.map((award) => (
                  <li key={`${award.code} ${award.year} ${award.decisionNumber}`}>
                    {openKey('start.earlierAwards.kind', award.code, award.code)} {yearText(award)}
                    <span className={classes.number}>{award.decisionNumber}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Panel>
  );
}
