import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { awardKindsQuery } from '../../../api/audit-queries.js';
import { useKeys } from '../../../app/key-sequence.js';
import { useLanguage } from '../../../i18n/use-language.js';
import list from '../audit-list.module.css';
import { caseStatuses, isNarrowed, type CasesSearch } from './cases-search.js';

const debounceMs = 200;
const statusWords = { open: 'statusOpen', concluded: 'statusConcluded' } as const;

/** What narrows the search: words (without minding their accents), the state of the case, the form of award. */
export function CasesFilters({ search }: { readonly search: CasesSearch }) {
  const { t, pick } = useLanguage();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const { data: kinds } = useQuery(awardKindsQuery);
  const apply = (next: CasesSearch) => void navigate({ to: '/audit/cases', search: next, replace: true });
  const applyText = useDebouncedCallback(
    (q: string) => apply({ ...search, q: q.trim() === '' ? undefined : q.trim() }),
    debounceMs,
  );
  useKeys({ '/': () => field.current?.focus() });
  return (
    <div className={list.filters} role="search">
      <TextInput
        ref={field}
        type="search"
        className={list.search}
        aria-label={t('audit.cases.search')}
        placeholder={t('audit.cases.searchShort')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          applyText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <NativeSelect
        aria-label={t('audit.cases.status')}
        value={search.status ?? ''}
        onChange={(event) =>
          apply({ ...search, status: caseStatuses.find((one) => one === event.currentTarget.value) })
        }
        data={[
          { value: '', label: t('audit.cases.anyStatus') },
          ...caseStatuses.map((value) => ({ value, label: t(`audit.cases.${statusWords[value]}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('audit.cases.kind')}
        value={search.awardKind ?? ''}
        onChange={(event) =>
          apply({
            ...search,
            awardKind: event.currentTarget.value === '' ? undefined : event.currentTarget.value,
          })
        }
        data={[
          { value: '', label: t('audit.cases.anyKind') },
          ...(kinds ?? []).map(({ awardKind, nameVi, nameEn }) => ({
            value: awardKind,
            label: pick(nameVi, nameEn),
          })),
        ]}
      />
      {isNarrowed(search) ? (
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            apply({});
          }}
        >
          {t('audit.cases.clear')}
        </Button>
      ) : null}
    </div>
  );
}
