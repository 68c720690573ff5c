import { useEffect, useState } from 'react';
import classes from './page-state.module.css';

/** Shorter waits show nothing at all: a flash of grey is worse than 200 ms of calm. */
const showAfterMs = 200;

/** Grey bars in the place of the real rows, only when loading takes longer than 200 ms. */
export function PageSkeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), showAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.skeleton} aria-busy="true">
      <span className="vd-hidden" role="status">
        {label}
      </span>
      {visible ? Array.from({ length: rows }, (_, row) => <div key={row} className={classes.bar} />) : null}
    </div>
  );
}
