import { condition, defineUpdate, setHandler } from '@temporalio/workflow';

const decide = defineUpdate<number, [step: string, outcome: string]>('decide');

/** An approval that lives in Temporal alone: each decision is an Update, nothing else is stored. */
export async function approvalByUpdates(steps: number): Promise<number> {
  const decided: string[] = [];
  setHandler(decide, (step, outcome) => decided.push(`${step}:${outcome}`));
  await condition(() => decided.length >= steps);
  return decided.length;
}
