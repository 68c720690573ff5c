import { IconAward, IconCircleX, IconProgress } from '@tabler/icons-react';
import { StateBadge } from '@vinhdanh/web-ui';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import { honourResults } from '../dossier/case-result.js';

/** What became of a case; gold is for an honour that was decided alone. */
export function CaseResult({ status, result }: { readonly status: string; readonly result: string | null }) {
  const { t } = useLanguage();
  if (status !== 'concluded') {
    return (
      <StateBadge tone="action" icon={<IconProgress size={18} />}>
        {t('dossier.status.open')}
      </StateBadge>
    );
  }
  const honoured = honourResults.includes(result ?? '');
  const Icon = honoured ? IconAward : IconCircleX;
  return (
    <StateBadge tone={honoured ? 'honour' : 'plain'} icon={<Icon size={18} />}>
      {openKey('dossier.result', result ?? '', t('dossier.status.concluded'))}
    </StateBadge>
  );
}
