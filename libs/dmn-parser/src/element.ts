// Others compile this file from its source, where only a reference brings the declaration along.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./dmn-moddle.d.ts" />
import type { ModdleElement } from 'dmn-moddle';
import { lineAttribute } from './vocabulary.js';

export const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;

/** A text attribute or body; null when it is not set or is empty. */
export function textOf(element: ModdleElement, name: string): string | null {
  const value = element.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A child; null when it is not set. */
export function childOf(element: ModdleElement, name: string): ModdleElement | null {
  const value = element.get(name);
  return isElement(value) ? value : null;
}

/** A list property as elements. */
export function elementsOf(element: ModdleElement, name: string): readonly ModdleElement[] {
  const value = element.get(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The line of the element in the source; 1 where the reader lost it. */
export function lineOf(element: ModdleElement): number {
  const line = element.get(lineAttribute);
  return typeof line === 'number' ? line : 1;
}

/** The id of the element or of the nearest ancestor that has one. */
export function nearestId(element: ModdleElement): string | null {
  for (let at: ModdleElement | undefined = element; at !== undefined; at = at.$parent) {
    if (typeof at.id === 'string') return at.id;
  }
  return null;
}
