export {
  journeyNames,
  journeyWorkflowId,
  type AdvancedSignal,
  type JourneyKey,
  type JourneyLevel,
  type JourneyView,
  type ObligationJob,
  type Obligations,
  type ObligationTimer,
  type ReportOutcome,
} from './obligations.js';
