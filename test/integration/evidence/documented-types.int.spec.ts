import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { eventRegistry } from '@vinhdanh/journal';

const document = readFileSync(new URL('../../../docs/record-format.md', import.meta.url), 'utf8');

it('the written format names every type of event, and none else', () => {
  const sentence =
    /These types of events are known, each from schema 1 on: (.*?)\. Schema 2 as well have (.*?)\. A later/s.exec(
      document,
    );
  const named = [...(sentence?.[1] ?? '').matchAll(/`([A-Za-z]+)`/g)].map(([, type]) => type!);
  expect(named.sort()).toEqual(Object.keys(eventRegistry).sort());
  const second = [...(sentence?.[2] ?? '').matchAll(/`([A-Za-z]+)`/g)].map(([, type]) => type!);
  const schemasOf = new Map(
    Object.entries(eventRegistry).map(([type, { schemas }]) => [type, schemas.length]),
  );
  expect(second.sort()).toEqual([...schemasOf.keys()].filter((type) => schemasOf.get(type) === 2).sort());
  // A third schema is to be written down there.
  expect([...schemasOf.values()].filter((count) => count > 2)).toEqual([]);
});
