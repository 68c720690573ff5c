import { createDmnTarget } from './dmn.js';
import { feelTarget } from './feel.js';
import { rulesTarget } from './rules.js';
import type { Target } from './target.js';

/** Every target by the name that `npm run fuzz -- NAME` takes. */
export const targets: Readonly<Record<string, () => Target>> = {
  dmn: createDmnTarget,
  feel: () => feelTarget,
  rules: () => rulesTarget,
};
