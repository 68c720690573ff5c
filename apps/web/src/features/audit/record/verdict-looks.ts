import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { AuditReport } from '@vinhdanh/contracts/audit';

/** Green is for what is proved alone; what is only consistent in itself is not yet good news. */
export const verdictLooks = {
  verified: { tone: 'done', Icon: IconCircleCheck },
  consistent: { tone: 'plain', Icon: IconHelpCircle },
  'not-verified': { tone: 'late', Icon: IconAlertTriangle },
} as const satisfies Readonly<Record<AuditReport['verdict'], unknown>>;
