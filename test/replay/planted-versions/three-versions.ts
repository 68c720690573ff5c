import { eventRegistry, type EventRegistry, type EventType } from '@vinhdanh/journal';
import type { JsonObject } from '@vinhdanh/kernel';

/**
 * A past that the product does not have yet: two types that were released three times. Version 2 of a comment says
 * on which step it was written, version 3 keeps its author as a person in a role; the personal section begins as a text,
 * becomes lines, and then lines in a language.
 */
const text = { kind: 'text' } as const;
const object = (fields: Readonly<Record<string, object>>) =>
  ({ kind: 'object', fields, optional: {} }) as EventType['schemas'][number]['body'];
const by = object({ person: text, role: text });
const lines = { kind: 'list', of: text };

const comment: EventType = {
  schemas: [
    { body: object({ commentId: text, by: text }), personal: object({ text }) },
    { body: object({ commentId: text, by: text, stepId: text }), personal: object({ lines }) },
    { body: object({ commentId: text, by, stepId: text }), personal: object({ lines, language: text }) },
  ],
  upcasters: [
    {
      body: (body) => ({ ...body, stepId: '' }),
      personal: (section) => ({ lines: String(section['text']).split('\n') }),
    },
    {
      body: (body) => ({ ...body, by: { person: body['by'] ?? '', role: '' } }),
      personal: (section) => ({ ...section, language: 'vi' }),
    },
  ],
};

const taken: EventType = {
  schemas: [
    { body: object({ stepId: text, by: text }), personal: null },
    { body: object({ stepId: text, by: text, desk: text }), personal: null },
    { body: object({ stepId: text, by, desk: text }), personal: null },
  ],
  upcasters: [
    { body: (body) => ({ ...body, desk: '' }) },
    { body: (body) => ({ ...body, by: { person: body['by'] ?? '', role: '' } }) },
  ],
};

const upTo = ({ schemas, upcasters }: EventType, version: number): EventType => ({
  schemas: schemas.slice(0, version),
  upcasters: upcasters.slice(0, version - 1),
});

/** The registry as it was when `version` was the newest. */
export const registryOf = (version: number): EventRegistry => ({
  ...eventRegistry,
  CommentAdded: upTo(comment, version),
  StepTaken: upTo(taken, version),
});

/** The same story, as each version told it: what a domain event was then, without its type. */
export const storyIn: Readonly<Record<number, readonly JsonObject[]>> = {
  1: [
    { type: 'StepTaken', stepId: 'review#1', by: 'p-1' },
    { type: 'CommentAdded', commentId: 'c1', by: 'p-1', personal: { text: 'Đủ điều kiện.\nĐã đối chiếu.' } },
  ],
  2: [
    { type: 'StepTaken', stepId: 'review#1', by: 'p-1', desk: '' },
    {
      type: 'CommentAdded',
      commentId: 'c1',
      by: 'p-1',
      stepId: '',
      personal: { lines: ['Đủ điều kiện.', 'Đã đối chiếu.'] },
    },
  ],
  3: [
    { type: 'StepTaken', stepId: 'review#1', by: { person: 'p-1', role: '' }, desk: '' },
    {
      type: 'CommentAdded',
      commentId: 'c1',
      by: { person: 'p-1', role: '' },
      stepId: '',
      personal: { lines: ['Đủ điều kiện.', 'Đã đối chiếu.'], language: 'vi' },
    },
  ],
};
