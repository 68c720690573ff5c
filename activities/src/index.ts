export { createActivities, type JourneyActivities } from './create-activities.js';
export { toApplicationFailure } from './failures/to-application-failure.js';
export type {
  CaseReader,
  Clock,
  CommandSubmitter,
  JourneyPorts,
  LoadedCase,
  OrganisationNames,
  PaperRenderer,
  PaperRequest,
  PaperStore,
  RecordedCaseEvent,
  RenderedPaper,
  SubmitAnswer,
} from './ports.js';
