import type { ReactNode } from 'react';
import classes from './page-state.module.css';

/** An empty list says what will appear here, and how. */
export function EmptyState({ title, hint, action }: { readonly title: string; readonly hint: string; readonly action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{hint}</p>
      {action}
    </div>
  );
}
