import type { FastifyReply } from 'fastify';

/** Long looks say that they live, also where nothing is to be told. */
const BEAT_MS = 10_000;
/** Progress is shown, not logged: a few times a second is enough. */
const PROGRESS_MS = 150;

/** Server-sent events over one answer. */
export interface EventStream {
  send(event: string, data: unknown): void;
  /** The same, but not oftener than a person can see. */
  sendSometimes(event: string, data: unknown): void;
  /** Nobody listens any more. */
  readonly closed: boolean;
  end(): void;
}

/** Takes the answer over. A browser that loses it asks again only when its page says so. */
export function openEventStream(reply: FastifyReply): EventStream {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const beat = setInterval(() => raw.write(': \n\n'), BEAT_MS);
  raw.on('close', () => clearInterval(beat));
  const send = (event: string, data: unknown): void => {
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    send,
    sendSometimes(event, data) {
      const now = performance.now();
      if (now - toldAt < PROGRESS_MS) return;
      toldAt = now;
      send(event, data);
    },
    get closed() {
      return raw.destroyed || raw.writableEnded;
    },
    end() {
      clearInterval(beat);
      raw.end();
    },
  };
}
