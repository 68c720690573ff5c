import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import { codeOf } from '../../../api/problem-error.js';
import { problemSentence } from '../../../api/problem-text.js';
import { Panel } from '../../../app/panel.js';
import type { Pack } from './use-pack.js';
import classes from './pack-panel.module.css';

const verifierAddress = '/verify.mjs';
/** How a pack is verified: the same on every machine that has Node, and not to be translated. */
const commandOf = (pack: string): string => `node verify.mjs ${pack} --trust keys.txt`;

export interface PackPanelProps {
  readonly pack: Pack;
  /** Cases that the pack will hold. */
  readonly count: number;
  readonly onDownload: () => void;
}

/** The evidence pack, how it is verified by somebody who trusts neither this page nor its server, and whose keys count. */
export function PackPanel({ pack, count, onDownload }: PackPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('audit.pack.title')}
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          loading={pack.busy}
          onClick={onDownload}
        >
          {t('audit.pack.download', { count })}
        </Button>
      }
    >
      <p className={classes.text}>{t('audit.pack.holds')}</p>
      {pack.error === null ? null : (
        <p className={classes.problem} role="alert">
          {problemSentence(pack.error)} <code>{codeOf(pack.error)}</code>
        </p>
      )}
      <h3 className={classes.heading}>{t('audit.pack.how')}</h3>
      <pre className={classes.command} tabIndex={0} aria-label={t('audit.pack.command')}>
        <code>{commandOf(pack.savedAs ?? 'PACK.zip')}</code>
      </pre>
      <ul className={classes.rules}>
        <li>{t('audit.pack.keys')}</li>
        <li>
          <Trans
            i18nKey="audit.pack.verifier"
            components={{ file: <a href={verifierAddress} download="verify.mjs" /> }}
          />
        </li>
        <li>{t('audit.pack.without')}</li>
      </ul>
    </Panel>
  );
}
