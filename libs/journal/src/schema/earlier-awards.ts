import type { EventType } from '../event-type.js';
import { officeEvents, personalFacts } from './office-events.js';
import { flag, integer, list, nullable, object, text } from './shape.js';

/** What the dossier states of awards that the nominee holds already. */
const earlierAwards = list(object({ code: text, year: integer, schoolYear: flag, decisionNumber: text }));

const started = officeEvents.NominationStarted;
const supplemented = officeEvents.SupplementSubmitted;

/** Schema 2 of the two events that state a dossier: with its earlier awards. Before, a dossier stated none. */
export const statingEarlierAwards = {
  NominationStarted: {
    schemas: [started, { body: started.body, personal: object({ ...personalFacts, earlierAwards }) }],
    upcasters: [
      { body: (body) => ({ ...body }), personal: (section) => ({ ...section, earlierAwards: [] }) },
    ],
  },
  SupplementSubmitted: {
    schemas: [
      supplemented,
      {
        body: supplemented.body,
        personal: object({
          changed: object({}, { ...personalFacts, earlierAwards }),
          note: nullable(text),
        }),
      },
    ],
    upcasters: [{ body: (body) => ({ ...body }), personal: (section) => ({ ...section }) }],
  },
} as const satisfies Readonly<Record<string, EventType>>;
