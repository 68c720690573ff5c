export {
  BUNDLE_BYTES_MAX,
  bundleFindings,
  bundleWorkflows,
  modulesOf,
} from './workflow-bundle/bundle-workflows.js';
export { workerSettings } from './temporal/worker-settings.js';
export { watchedActivities, journeyPorts, type PortParts } from './wiring/ports.js';
export { Relay } from './relay/relay.js';
export { PostgresLeadership } from './relay/leadership.js';
export { LookedVersions } from './relay/looked-versions.js';
export { relayDefaults, type RelaySettings } from './relay/relay-settings.js';
export type { RelayPorts, UntoldCase, WakeOutcome } from './relay/relay-ports.js';
