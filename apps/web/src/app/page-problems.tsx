import { Button } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { EmptyState, ErrorState } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/problem-error.js';
import { problemSentence } from '../api/problem-text.js';

const codeCharsMax = 200;

/** An address that no page has. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        headingLevel="h1"
        title={t('problem.notFoundPage.title')}
        hint={t('problem.notFoundPage.hint')}
        action={<Link to="/">{t('action.toStart')}</Link>}
      />
    </main>
  );
}

/** A bug of the page itself: what was kept, and the way on. */
export function PageBroke({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main>
      <ErrorState
        headingLevel="h1"
        title={t('problem.title')}
        hint={`${problemSentence(error)} ${t('problem.kept')}`}
        code={`${codeOf(error)} ${error instanceof Error ? error.message : ''}`.trim().slice(0, codeCharsMax)}
        copyLabel={t('action.copyCode')}
        copiedLabel={t('action.copied')}
        action={<Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>}
      />
    </main>
  );
}

export interface LoadProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** A page or panel whose data did not come. */
export function LoadProblem({ error, onRetry }: LoadProblemProps) {
  const { t } = useTranslation();
  return (
    <ErrorState
      title={problemSentence(error)}
      hint={t('problem.kept')}
      code={codeOf(error)}
      copyLabel={t('action.copyCode')}
      copiedLabel={t('action.copied')}
      action={
        <Button variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      }
    />
  );
}
