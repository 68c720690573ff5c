import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditProgress, AuditReport } from '@vinhdanh/contracts/audit';
import { streamVerification } from '../../../api/verification-stream.js';
import { withLine } from './progress-lines.js';

export interface Verification {
  readonly running: boolean;
  /** The newest line of each stage, in the order in which they began. */
  readonly progress: readonly AuditProgress[];
  readonly report: AuditReport | null;
  readonly error: unknown;
  /** Begins anew; a run that is under way is given up. */
  readonly start: () => void;
  readonly cancel: () => void;
}

interface Standing {
  readonly running: boolean;
  readonly progress: readonly AuditProgress[];
  readonly report: AuditReport | null;
  readonly error: unknown;
}

const idle: Standing = { running: false, progress: [], report: null, error: null };

/** Verifies one case (or, with null, the whole record) on demand and follows it. Ends with the page that asked. */
export function useVerification(caseId: string | null): Verification {
  const [standing, setStanding] = useState<Standing>(idle);
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);
  const start = useCallback(() => {
    run.current?.abort();
    const mine = new AbortController();
    run.current = mine;
    setStanding({ ...idle, running: true });
    const mineOnly = (change: (before: Standing) => Standing) => {
      if (run.current === mine && !mine.signal.aborted) setStanding(change);
    };
    streamVerification(
      caseId,
      (line) => mineOnly((before) => ({ ...before, progress: withLine(before.progress, line) })),
      mine.signal,
    ).then(
      (report) => mineOnly((before) => ({ ...before, running: false, report })),
      (error: unknown) => mineOnly((before) => ({ ...before, running: false, error })),
    );
  }, [caseId]);
  const cancel = useCallback(() => {
    run.current?.abort();
    run.current = null;
    setStanding(idle);
  }, []);
  return { ...standing, start, cancel };
}
