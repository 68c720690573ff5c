import type { WorkerOptions } from '@temporalio/worker';

type Chosen = Pick<
  WorkerOptions,
  | 'reuseV8Context'
  | 'workflowThreadPoolSize'
  | 'maxCachedWorkflows'
  | 'maxConcurrentWorkflowTaskExecutions'
  | 'maxConcurrentActivityTaskExecutions'
  | 'maxConcurrentLocalActivityExecutions'
  | 'workflowTaskPollerBehavior'
  | 'activityTaskPollerBehavior'
  | 'shutdownGraceTime'
  | 'shutdownForceTime'
>;

/**
 * The worker's settings on two cores, each with its reason (docs/performance: SDK 1.24). `connections` is
 * the size of the database pool.
 */
export const workerSettings = (connections: number): Chosen => ({
  // One V8 context for all workflows: two thirds less memory and a third to a half less CPU.
  reuseV8Context: true,
  // The journeys of two cores fit one thread; a second one would only compete with the click path.
  workflowThreadPoolSize: 1,
  // The default grows with the heap and has killed workers; with month-long cases nearly every task is a cache
  // miss anyway, so the cache only has to hold what moves within minutes.
  maxCachedWorkflows: 500,
  // Workflow tasks are a millisecond of CPU each: more than this at once is only a queue in our own memory.
  maxConcurrentWorkflowTaskExecutions: 20,
  // About half as many polls as executions, so that a poll seldom brings what cannot be run.
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 10 },
  // An activity holds a database connection: more activities than connections would only wait inside the pool.
  maxConcurrentActivityTaskExecutions: connections,
  maxConcurrentLocalActivityExecutions: connections,
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 5 },
  // What runs may end; what does not is repeated elsewhere, since every report can be repeated.
  shutdownGraceTime: '3 s',
  shutdownForceTime: '6 s',
});
