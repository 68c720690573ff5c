import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { literalStrings } from '../testing/literal-strings.js';

const root = new URL('../../../../', import.meta.url).pathname;

const components = ['apps/web/src', 'libs/web-ui/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => `${folder}/${file}`),
);

describe('words for people stand in the catalogue', () => {
  it('sees the components', () => {
    expect(components.length).toBeGreaterThan(40);
  });

  it('and nowhere else', () => {
    const found = components.flatMap((file) =>
      literalStrings(file, readFileSync(join(root, file), 'utf8')).map(
        ({ line, text }) => `${file}:${line} ${text}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['<p>Hộp việc</p>'],
    ['<button aria-label="Close" />'],
    ["<input placeholder={'Tìm'} />"],
    ["<p>{'Hộp việc'}</p>"],
    ['<p>{`Hộp việc`}</p>'],
  ])('would notice %s', (jsx) => {
    expect(literalStrings('planted.tsx', `export const Planted = () => ${jsx};`)).toHaveLength(1);
  });
});
