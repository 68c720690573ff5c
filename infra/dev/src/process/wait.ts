/** Resolves after this many milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks until the answer is true. Returns false when the time is over; an error of the question is an answer "no",
 * because "not reachable yet" is what is being waited out.
 */
export async function waitUntil(
  question: () => Promise<boolean> | boolean,
  options: { timeoutMs: number; everyMs?: number; giveUp?: () => boolean },
): Promise<boolean> {
  const deadline = performance.now() + options.timeoutMs;
  for (;;) {
    if (await answered(question)) return true;
    if (performance.now() >= deadline || options.giveUp?.()) return false;
    await sleep(options.everyMs ?? 50);
  }
}

async function answered(question: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await question();
  } catch {
    return false;
  }
}

/** True when the address answers this GET with 200 within the time. */
export async function answers200(url: string, timeoutMs = 2_000): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  await response.arrayBuffer();
  return response.status === 200;
}
