import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AuditCaseItem } from '@vinhdanh/contracts/audit';
import { fullDate } from '../../../format/dates.js';
import { openKey } from '../../../i18n/open-key.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { CaseResult } from '../case-result-badge.js';
import type { RowsColumn } from '../rows-table.js';
import type { Selection } from './use-selection.js';
import classes from './cases.module.css';

/** Columns of the search; their widths stand in the style sheet. */
export function useCaseColumns(selection: Selection): readonly RowsColumn<AuditCaseItem>[] {
  const { t, pick } = useLanguage();
  return [
    {
      id: 'pick',
      header: <span className="vd-hidden">{t('audit.cases.column.pick')}</span>,
      cell: ({ caseId, caseNumber }) => (
        <Checkbox
          className={classes.pick}
          size="xs"
          aria-label={t('audit.cases.select', { number: caseNumber })}
          checked={selection.has(caseId)}
          onChange={() => selection.toggle(caseId)}
        />
      ),
    },
    {
      id: 'number',
      header: t('audit.cases.column.number'),
      cell: ({ caseId, caseNumber }) => (
        <Link to="/audit/cases/$caseId" params={{ caseId }} className={classes.number}>
          {caseNumber}
        </Link>
      ),
    },
    {
      id: 'nominee',
      header: t('audit.cases.column.nominee'),
      cell: ({ nomineeName, unitName }) => (
        <span title={unitName ?? undefined}>
          <span className={classes.nominee}>{nomineeName ?? t('inbox.unnamed')}</span>
          {unitName === null ? null : <span className={classes.unit}>{unitName}</span>}
        </span>
      ),
    },
    {
      id: 'award',
      header: t('audit.cases.column.award'),
      cell: ({ awardNameVi, awardNameEn }) => (
        <span title={pick(awardNameVi, awardNameEn)}>{pick(awardNameVi, awardNameEn)}</span>
      ),
    },
    {
      id: 'status',
      header: t('audit.cases.column.status'),
      cell: ({ status, result }) => <CaseResult status={status} result={result} />,
    },
    {
      id: 'level',
      header: t('audit.cases.column.level'),
      cell: ({ level }) => openKey('level', level, level),
    },
    {
      id: 'started',
      header: t('audit.cases.column.started'),
      cell: ({ startedAt }) => fullDate(startedAt),
    },
  ];
}
