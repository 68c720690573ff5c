import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage-error.js';

/**
 * Asks for a word to be typed; true when it was. @throws UsageError where nobody can be asked: what cannot be taken back
 * is not done by a program that only forgot to say so.
 */
export async function typedWord(word: string, question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true)
    throw new UsageError('Nobody can be asked here: say --yes when it is meant.');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await prompt.question(question)).trim() === word;
  } finally {
    prompt.close();
  }
}
