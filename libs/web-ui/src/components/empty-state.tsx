import type { ReactNode } from 'react';
import classes from './page-state.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
  /** `h1` where it is the whole page. */
  readonly headingLevel?: 'h1' | 'p';
}

/** An empty list says what will appear here, and how. */
export function EmptyState({ title, hint, action, headingLevel = 'p' }: EmptyStateProps) {
  const Title = headingLevel;
  return (
    <div className={classes.state}>
      <Title className={classes.title}>{title}</Title>
      <p className={classes.hint}>{hint}</p>
      {action}
    </div>
  );
}
