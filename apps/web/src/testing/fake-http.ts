import type { IncomingMessage } from 'node:http';
import type { Problem } from '@vinhdanh/contracts';

/** What the real services would refuse, by its stable code. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly by?: Problem['by'],
  ) {
    super(code);
  }
}

export const readBody = async (req: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
