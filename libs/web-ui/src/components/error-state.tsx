import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './page-state.module.css';

export interface ErrorStateProps {
  readonly title: string;
  /** What was kept and what to do. */
  readonly hint: string;
  /** The stable code, to copy into a report. */
  readonly code: string | null;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  readonly action?: ReactNode;
  readonly headingLevel?: 'h1' | 'h2';
}

/** An error says what happened, what was kept and what to do, with its code to copy. */
export function ErrorState({
  title,
  hint,
  code,
  copyLabel,
  copiedLabel,
  action,
  headingLevel = 'h2',
}: ErrorStateProps) {
  const [copied, setCopied] = useState(false);
  const Heading = headingLevel;
  const copy = () => {
    if (code === null) return;
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      // Without the clipboard permission the code can still be selected by hand.
      () => setCopied(false),
    );
  };
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle size={24} className={classes.broken} aria-hidden="true" />
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.hint}>{hint}</p>
      <div className={classes.actions}>
        {action}
        {code === null ? null : (
          <span className={classes.code}>
            <code>{code}</code>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={14} aria-hidden="true" />}
              onClick={copy}
            >
              {copied ? copiedLabel : copyLabel}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
