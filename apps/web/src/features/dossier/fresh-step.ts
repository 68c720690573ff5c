import { useQueryClient } from '@tanstack/react-query';
import type { OpenStep } from '@vinhdanh/contracts';
import { useState } from 'react';
import { caseQuery } from '../../api/queries.js';

/**
 * The step as the person saw it when the dialog opened. News that arrive meanwhile do not change it: only
 * `refresh`, which somebody presses after a conflict, takes the step as it is now, and its new etag.
 */
export function useFreshStep(
  caseId: string,
  seen: OpenStep,
): { readonly step: OpenStep; readonly refresh: () => void } {
  const client = useQueryClient();
  const [step, setStep] = useState(seen);
  const refresh = () => {
    void client.fetchQuery({ ...caseQuery(caseId), staleTime: 0 }).then((view) => {
      setStep((before) => view.steps.find((one) => one.stepId === before.stepId) ?? before);
    });
  };
  return { step, refresh };
}
