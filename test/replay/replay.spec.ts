import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { bundleWorkflows } from '@vinhdanh/worker';
import { quietRuntime, workflowsPath } from '../integration/temporal/journey-lab.js';
import type { RecordedHistory } from './anonymous-history.js';

const folder = fileURLToPath(new URL('histories', import.meta.url));
const histories = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): RecordedHistory =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedHistory;
const sources = ['@vinhdanh/source'];
const replay = (code: string, name: string): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: { code } }, read(name), 'journey-replayed');

let code: string;
beforeAll(async () => {
  quietRuntime();
  ({ code } = await bundleWorkflows(workflowsPath, sources));
}, 120_000);

describe('recorded journeys', () => {
  it('there are some', () => expect(histories.length).toBeGreaterThan(0));

  it.each(histories)("%s ends with its case, by today's code", async (name) => {
    expect(JSON.stringify(read(name).events.at(-1))).toContain('EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED');
    await replay(code, name);
  });

  it.each(histories)('%s names no machine and no person', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const payloads = [...text.matchAll(/"data": "([^"]+)"/g)].map(([, data]) =>
      Buffer.from(data ?? '', 'base64').toString('utf8'),
    );
    const whole = [text, ...payloads].join('\n');
    expect(whole.match(/"identity": "(?!worker")[^"]*"/g)).toBeNull();
    // A person's name, a note or any other word of an office would need letters beyond ASCII.
    expect(whole.match(/[^\u0000-\u007f]/g)).toBeNull();
  });
});

describe('a planted change', () => {
  it('turns the replay red when a journey does something else than it did', async () => {
    const changed = await bundleWorkflows(
      fileURLToPath(new URL('planted/changed-journey.ts', import.meta.url)),
      sources,
    );
    await expect(replay(changed.code, histories[0] ?? '')).rejects.toThrow(DeterminismViolationError);
  }, 120_000);
});
