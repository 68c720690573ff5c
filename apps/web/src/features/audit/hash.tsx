import { CopyButton, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './hash.module.css';

const shownChars = 12;
/** The record names the kind of a hash before it where there could be another. */
const scheme = /^sha256:/;

/** The beginning of a hash, whole in its tooltip, copied by a click. */
export function Hash({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('action.copied') : value} multiline maw={320} className={classes.whole}>
          <button
            type="button"
            className={classes.hash}
            aria-label={t('audit.hash', { hash: value })}
            onClick={copy}
          >
            {value.replace(scheme, '').slice(0, shownChars)}
          </button>
        </Tooltip>
      )}
    </CopyButton>
  );
}
