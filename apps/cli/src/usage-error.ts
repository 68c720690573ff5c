/** Wrong arguments: the message is the whole answer, the exit code is 2. */
export class UsageError extends Error {}
