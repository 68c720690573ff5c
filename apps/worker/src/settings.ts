import { z } from 'zod';
import { workerConfigSchema } from '@vinhdanh/platform';
import { relayDefaults } from './relay/relay-settings.js';

const wholeNumber = (min: number, max: number, fallback: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** The worker's environment: what every service has, and how much of the machine relay and journeys may take. */
export const settingsSchema = workerConfigSchema.extend({
  RELAY_CONCURRENCY: wholeNumber(1, 64, relayDefaults.concurrency).meta({
    description: 'Signals to Temporal in flight at once',
  }),
  RELAY_SIGNALS_PER_SECOND: wholeNumber(0, 10_000, relayDefaults.signalsPerSecondMax).meta({
    description: 'Signals to Temporal a second at most; 0 for no bound',
  }),
  RELAY_BUSY_SIGNALS_PER_SECOND: wholeNumber(0, 10_000, relayDefaults.busySignalsPerSecondMax).meta({
    description: 'The same while many cases move; 0 for no bound, where Temporal has machines of its own',
  }),
  RELAY_SETTLE_MS: wholeNumber(0, 60_000, relayDefaults.settleMs).meta({
    description: 'A case is told once it has not moved for so long, so that quick decisions are one signal',
  }),
  JOURNEY_CHECK_MINUTES: wholeNumber(0, 1_440, 10).meta({
    description: 'How often the record is held against Temporal, and differences are healed; 0 for never',
  }),
  WORKER_NICE: wholeNumber(0, 19, 10).meta({
    description: 'Scheduling priority of the worker, 0 to 19; above 0 clicks go first on a busy machine',
  }),
});

export type Settings = z.infer<typeof settingsSchema>;
