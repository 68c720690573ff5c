import { limits } from '@vinhdanh/kernel';

/** The bounds of one evaluation. The defaults come from the named limits of the product. */
export interface FeelLimits {
  readonly stepsMax: number;
  readonly callDepthMax: number;
  /** Nesting of all the function bodies that are running: what the host's stack has to hold. */
  readonly callLevelsMax: number;
  readonly listItemsMax: number;
  readonly textCharsMax: number;
  readonly valueDepthMax: number;
  readonly regexStepsMax: number;
}

export const feelLimits: FeelLimits = {
  stepsMax: limits.feelStepsMax,
  callDepthMax: limits.feelCallDepthMax,
  callLevelsMax: limits.feelCallLevelsMax,
  listItemsMax: limits.feelListItemsMax,
  textCharsMax: limits.feelTextCharsMax,
  valueDepthMax: limits.feelValueDepthMax,
  regexStepsMax: limits.feelRegexStepsMax,
};
