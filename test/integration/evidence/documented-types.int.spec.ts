import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { eventRegistry } from '@vinhdanh/journal';

const document = readFileSync(new URL('../../../docs/record-format.md', import.meta.url), 'utf8');

it('the written format names every type of event, and none else', () => {
  const sentence = /These types of events are known, each in schema 1 alone: (.*?)\. A later/s.exec(document);
  const named = [...(sentence?.[1] ?? '').matchAll(/`([A-Za-z]+)`/g)].map(([, type]) => type!);
  expect(named.sort()).toEqual(Object.keys(eventRegistry).sort());
  // A second schema is to be written down there.
  expect(Object.values(eventRegistry).filter(({ schemas }) => schemas.length !== 1)).toEqual([]);
});
