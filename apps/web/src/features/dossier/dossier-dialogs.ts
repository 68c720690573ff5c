import type { OpenStep } from '@vinhdanh/contracts';

/** Which dialog is open, with the step as it was seen when it opened: its etag is what the person saw. */
export type DossierDialog =
  | { readonly kind: 'decide'; readonly step: OpenStep; readonly outcome: string | null }
  | { readonly kind: 'return'; readonly step: OpenStep }
  | { readonly kind: 'supplement'; readonly step: OpenStep }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'conferral' };
