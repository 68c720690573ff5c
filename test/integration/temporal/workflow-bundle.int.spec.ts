import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { BUNDLE_BYTES_MAX, bundleFindings, bundleWorkflows, modulesOf } from '@vinhdanh/worker';
import { workflowsPath } from './journey-lab.js';

const sources = ['@vinhdanh/source'];

describe('the workflow bundle', () => {
  it('is small and holds the journey, the messages and the table of levels alone', async () => {
    const { code } = await bundleWorkflows(workflowsPath, sources);
    expect(bundleFindings(code)).toEqual([]);
    expect(Buffer.byteLength(code)).toBeLessThan(BUNDLE_BYTES_MAX);
    const own = modulesOf(code).filter(
      (path) => /\/(libs|workflows)\//.test(path) && !path.includes('node_modules'),
    );
    expect(own.some((path) => path.endsWith('libs/awards/src/journey/level-transitions.ts'))).toBe(true);
    expect(own.some((path) => path.endsWith('nomination-journey.workflow.ts'))).toBe(true);
  }, 120_000);

  it.each([
    ['engine', /libs\/interpreter\//],
    ['evaluator', /libs\/rules\//],
    ['awards', /libs\/awards\/src\/case\//],
    ['http-schemas', /\/zod\//],
    ['journal', /libs\/journal\//],
  ])(
    'turns red when a workflow carries what is planted in %s.ts',
    async (name, expected) => {
      const path = fileURLToPath(new URL(`planted/${name}.ts`, import.meta.url));
      const findings = bundleFindings((await bundleWorkflows(path, sources)).code);
      expect(findings.filter((finding) => expected.test(finding)).length).toBeGreaterThan(0);
    },
    120_000,
  );

  it('turns red when it grows past its budget', () => {
    const map = Buffer.from(JSON.stringify({ sources: [] })).toString('base64');
    const code = `${'/'.repeat(BUNDLE_BYTES_MAX)}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${map}`;
    expect(bundleFindings(code)).toEqual([expect.stringMatching(/bytes/)]);
  });
});
