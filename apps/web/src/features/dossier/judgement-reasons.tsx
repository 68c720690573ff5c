import type { JudgementReasons } from '@vinhdanh/contracts';
import { useTranslation } from 'react-i18next';
import { showValue } from '../audit/show-value.js';
import classes from './judgement-reasons.module.css';

type Table = JudgementReasons['tables'][number];

function Values({ title, values }: { readonly title: string; readonly values: Record<string, unknown> }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{title}</h3>
      <dl className={classes.values}>
        {entries.map(([name, value]) => (
          <div key={name} className={classes.value}>
            <dt>{name}</dt>
            <dd>
              <code>{showValue(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Rows({ table }: { readonly table: Table }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={classes.heading}>{t('dossier.judgements.table', { table: table.id })}</h3>
      <ul className={classes.rows}>
        {table.matched.map((row) => (
          <li key={row} data-matched="true">
            {t('dossier.judgements.matched', { row })}
          </li>
        ))}
        {table.missed.map(({ row, column, cell }) => (
          <li key={row}>
            {t('dossier.judgements.missed', { row })} <code>{column}</code> {t('dossier.judgements.is')}{' '}
            <code>{cell}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why a rule came out as it did: what it read, each table row by row, and the clauses that the rows cite. */
export function JudgementReasonsView({ reasons }: { readonly reasons: JudgementReasons }) {
  const { t } = useTranslation();
  const { inputs, decisions, tables, clauses } = reasons;
  return (
    <div className={classes.reasons}>
      {clauses.length === 0 ? null : (
        <>
          <h3 className={classes.heading}>{t('dossier.judgements.clauses')}</h3>
          <ul className={classes.clauses}>
            {clauses.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
        </>
      )}
      {tables.map((table, index) => (
        // One table may have been asked several times.
        <Rows key={index} table={table} />
      ))}
      <Values title={t('dossier.judgements.inputs')} values={inputs} />
      <Values title={t('dossier.judgements.decisions')} values={decisions} />
    </div>
  );
}
