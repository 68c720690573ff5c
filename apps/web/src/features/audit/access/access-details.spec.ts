import { expect, it } from '@jest/globals';
import { accessDetails } from './access-details.js';

it.each([
  [{ version: 58, at: null }, [{ kind: 'event', version: 58 }]],
  [{ version: null, at: '2026-11-05T08:30:00.000Z' }, [{ kind: 'moment', at: '2026-11-05T08:30:00.000Z' }]],
  [
    { from: { version: 57, at: null }, to: { version: 58, at: null } },
    [{ kind: 'compared', from: '57', to: '58' }],
  ],
  // As it stands now has neither number nor time.
  [{ from: { version: 57, at: null }, to: {} }, [{ kind: 'compared', from: '57', to: '–' }]],
  [{ cases: 3 }, [{ kind: 'cases', count: 3 }]],
  // The next page of what is being looked at is not another look.
  [{ after: 200 }, []],
  [{ words: false, status: 'open' }, [{ kind: 'other', name: 'status', value: 'open' }]],
])('%j says %j', (details, expected) => {
  expect(accessDetails(details)).toEqual(expected);
});
