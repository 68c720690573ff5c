import type { AccessEntry } from '@vinhdanh/contracts/audit';
import { showValue } from '../show-value.js';

/** What was asked for beside the case, in the parts that a sentence is made of. */
export type AccessDetail =
  | { readonly kind: 'event'; readonly version: number }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'compared'; readonly from: string; readonly to: string }
  | { readonly kind: 'cases'; readonly count: number }
  | { readonly kind: 'other'; readonly name: string; readonly value: string };

type Details = AccessEntry['details'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An event's number or a time, whichever a moment was asked for by; nothing for "as it stands now". */
const momentText = (value: unknown): string =>
  isObject(value) ? showValue(value['version'] ?? value['at']) : showValue(value);

/** Pages of one and the same look, and what was left out, say nothing. */
const isSilent = (name: string, value: unknown): boolean =>
  name === 'after' || value === null || value === undefined || value === false;

const other = (name: string, value: unknown): AccessDetail => ({
  kind: 'other',
  name,
  value: showValue(value),
});

function detailOf(name: string, value: unknown): AccessDetail {
  if (name === 'version' && typeof value === 'number') return { kind: 'event', version: value };
  if (name === 'at' && typeof value === 'string') return { kind: 'moment', at: value };
  if (name === 'cases' && typeof value === 'number') return { kind: 'cases', count: value };
  return other(name, value);
}

/** The details of an entry in the order in which they stand; the two ends of a comparison as one. Pure. */
export function accessDetails(details: Details): readonly AccessDetail[] {
  const { from, to, ...rest } = details;
  const compared: AccessDetail[] =
    from === undefined ? [] : [{ kind: 'compared', from: momentText(from), to: momentText(to) }];
  return [
    ...compared,
    ...Object.entries(rest)
      .filter(([name, value]) => !isSilent(name, value))
      .map(([name, value]) => detailOf(name, value)),
  ];
}
