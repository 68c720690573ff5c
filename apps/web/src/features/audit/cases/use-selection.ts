import { useCallback, useMemo, useState } from 'react';

/** Cases that one evidence pack may hold; the service says the same. */
export const packCasesMax = 100;

export interface Selection {
  readonly ids: readonly string[];
  readonly has: (caseId: string) => boolean;
  readonly toggle: (caseId: string) => void;
  readonly clear: () => void;
}

/** The cases that are ticked, whatever the filter shows of them now. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (caseId: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(caseId)) after.add(caseId);
        return after;
      }),
    [],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return useMemo(
    () => ({ ids: [...chosen], has: (caseId) => chosen.has(caseId), toggle, clear }),
    [chosen, toggle, clear],
  );
}
