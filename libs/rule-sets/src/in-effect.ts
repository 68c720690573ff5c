/** When a version of a rule set holds: local dates, both inclusive. */
export interface InEffect {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** Whether it holds on a local date, `yyyy-MM-dd`. Two versions may hold on the same day, in a transition. */
export const isInEffect = ({ effectiveFrom, effectiveTo }: InEffect, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
