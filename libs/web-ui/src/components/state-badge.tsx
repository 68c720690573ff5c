import type { ReactNode } from 'react';
import classes from './state-badge.module.css';

export type Tone = 'plain' | 'action' | 'soon' | 'late' | 'done' | 'honour';

/** A state as an icon and a word; the tone only repeats what both say. */
export function StateBadge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}
