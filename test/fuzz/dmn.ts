import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@vinhdanh/dev';
import { parseDmn } from '@vinhdanh/dmn-parser';
import { compileModels, contextOf, evaluateDecision } from '@vinhdanh/rules';
import { mutate } from './mutate.js';
import type { Target } from './target.js';
import { runOf, scopeOf, written } from './values.js';

const inputs = contextOf(Object.entries(scopeOf));

/** Models of our own and, where it is there, of the kit. */
function corpus(): string[] {
  const kit = join(process.env['CONFORMANCE_DIR'] ?? join(repoRoot, '../shared/conformance'), 'dmn-tck');
  const folders = [join(repoRoot, 'libs/catalogue/rules'), join(repoRoot, 'test/conformance'), kit].filter(
    (folder) => existsSync(folder),
  );
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.dmn'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .filter((text) => text.length < 60_000),
  );
  if (texts.length === 0)
    throw new Error('no model to begin with: neither libs/catalogue/rules nor the kit has one');
  return texts;
}

/** Files: read, and whatever is read is compiled and every decision of it asked. */
export function createDmnTarget(): Target {
  const texts = corpus();
  return {
    next: (random) => mutate(texts, random),
    async check(input: string): Promise<void> {
      const parsed = await parseDmn('fuzz.dmn', input);
      if (!parsed.ok) return;
      const models = compileModels([parsed.value.model]);
      for (const { element, name } of models.elements.values()) {
        if (element.kind !== 'decision' && element.kind !== 'service') continue;
        const ask = (): string => {
          const answer = evaluateDecision(models, name, inputs, runOf('standard'));
          return answer.ok ? written(answer.value) : `refused ${answer.error.code}`;
        };
        const [first, again] = [ask(), ask()];
        if (first !== again) throw new Error(`two answers of ${name}: ${first}, ${again}`);
      }
    },
  };
}
