import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { journeyNames } from '@vinhdanh/contracts/messages';
import { conditionOf, describeJourney } from './describe-journey.js';
import { viewOf, type JourneyState } from './journey-state.js';

const level = defineSearchAttributeKey(journeyNames.searchAttributes.level, 'KEYWORD');
const condition = defineSearchAttributeKey(journeyNames.searchAttributes.state, 'KEYWORD');
const due = defineSearchAttributeKey(journeyNames.searchAttributes.due, 'DATETIME');

/** What stands on Temporal's page by now, so that an event is written only for what has changed. */
export interface Published {
  level: string | null;
  condition: string | null;
  due: string | null;
}

export const nothingPublished = (): Published => ({ level: null, condition: null, due: null });

/** Brings search attributes and current details up to date; at most one event, none when nothing changed. */
export function publishJourney(state: JourneyState, published: Published): void {
  const updates: SearchAttributeUpdatePair[] = [];
  const now = { level: state.level, condition: conditionOf(state), due: state.armedTimer?.dueAt ?? null };
  if (now.level !== published.level) updates.push({ key: level, value: now.level });
  if (now.condition !== published.condition) updates.push({ key: condition, value: now.condition });
  if (now.due !== published.due)
    updates.push({ key: due, value: now.due === null ? null : new Date(now.due) });
  if (updates.length > 0) upsertSearchAttributes(updates);
  Object.assign(published, now);
  setCurrentDetails(describeJourney(viewOf(state)));
}
