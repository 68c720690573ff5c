import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { stateOf, type DiagramStanding } from './viewer-colours.js';

const standing: DiagramStanding = {
  done: ['a', 'b', 'c'],
  flows: ['f1'],
  open: [{ elementId: 'b', label: 'đã chờ 2 ngày' }],
  incidents: ['c'],
};

describe('what the diagram says about an element', () => {
  it.each([
    ['a', 'done'],
    ['f1', 'done'],
    // A loop comes back to a step that was done before: what is open now is what people look for.
    ['b', 'open'],
    ['c', 'incident'],
    ['z', 'ahead'],
  ] as const)('%s is %s', (id, state) => {
    expect(stateOf(standing, id)).toBe(state);
  });
});

/** Relative luminance by WCAG 2.2. */
const luminance = (hex: string): number => {
  const channel = (at: number) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const sheet = readFileSync(new URL('../theme/colours.css', import.meta.url), 'utf8');
const themes = {
  light: sheet.slice(0, sheet.indexOf(":root[data-mantine-color-scheme='dark']")),
  dark: sheet.slice(sheet.indexOf(":root[data-mantine-color-scheme='dark']"), sheet.indexOf('@media print')),
};
const colour = (theme: keyof typeof themes, name: string): string =>
  new RegExp(`--vd-${name}: (#[0-9a-f]{6})`).exec(themes[theme])?.[1] ?? '';

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(['ink', 'muted', 'action', 'red', 'amber', 'green', 'gold'])(
    'writes %s at 5:1 or more on ground and panel',
    (name) => {
      for (const ground of ['ground', 'panel'])
        expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThanOrEqual(5);
    },
  );

  it('draws the borders of fields at 3:1 or more', () => {
    expect(contrast(colour(theme, 'line-strong'), colour(theme, 'panel'))).toBeGreaterThanOrEqual(3);
  });
});
