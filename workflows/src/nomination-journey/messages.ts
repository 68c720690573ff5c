import { defineQuery, defineSignal } from '@temporalio/workflow';
import { journeyNames, type AdvancedSignal, type JourneyView } from '@vinhdanh/contracts/messages';

/** The record has advanced to at least this version. */
export const advanced = defineSignal<[AdvancedSignal]>(journeyNames.advancedSignal);
/** Where the case is, what is armed, what runs. */
export const journey = defineQuery<JourneyView>(journeyNames.journeyQuery);
