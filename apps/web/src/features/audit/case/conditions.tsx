import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { AuditWhy } from '@vinhdanh/contracts/audit';
import { useLanguage } from '../../../i18n/use-language.js';
import { showValue } from '../show-value.js';
import classes from './conditions.module.css';

type Condition = AuditWhy['conditions'][number];

function Result({ result }: { readonly result: unknown }) {
  const { t } = useLanguage();
  if (typeof result !== 'boolean') return <span className={classes.result}>{showValue(result)}</span>;
  const Icon = result ? IconCheck : IconMinus;
  return (
    <span className={classes.result} data-holds={result}>
      <Icon size={16} aria-hidden="true" />
      {t(result ? 'audit.why.holds' : 'audit.why.fails')}
    </span>
  );
}

function One({ condition }: { readonly condition: Condition }) {
  const { t } = useLanguage();
  const inputs = Object.entries(condition.inputs);
  return (
    <li className={classes.condition}>
      <code className={classes.expression}>{condition.expression}</code>
      <Result result={condition.result} />
      {inputs.length === 0 ? null : (
        <p className={classes.inputs}>
          {t('audit.why.inputs')}{' '}
          {inputs.map(([name, value]) => (
            <code key={name}>{`${name} = ${showValue(value)}`}</code>
          ))}
        </p>
      )}
    </li>
  );
}

/** Every condition that was asked while the command was decided: its text, what went in and what came out. */
export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  const { t } = useLanguage();
  if (conditions.length === 0) return <p className={classes.none}>{t('audit.why.noConditions')}</p>;
  return (
    <ol className={classes.list}>
      {conditions.map((condition, index) => (
        // The record keeps them in the order in which they were asked; one may have been asked twice.
        <One key={index} condition={condition} />
      ))}
    </ol>
  );
}
