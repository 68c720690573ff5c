import { describe, expect, it } from '@jest/globals';
import { readEventStream, type StreamMessage } from './event-stream.js';

const streamOf = (pieces: readonly string[]): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
};
const read = async (pieces: readonly string[]): Promise<StreamMessage[]> => {
  const messages: StreamMessage[] = [];
  for await (const message of readEventStream(streamOf(pieces))) messages.push(message);
  return messages;
};
const text = 'event: progress\ndata: {"done":1}\n\n: waiting\n\ndata: dòng một\ndata: dòng hai\n\n';
const messages = [
  { event: 'progress', data: '{"done":1}' },
  { event: 'message', data: 'dòng một\ndòng hai' },
];

describe('an event stream', () => {
  it('is read message by message, comments passed over', async () => {
    expect(await read([text])).toEqual(messages);
  });

  it('may be cut anywhere, also within a letter or between the two halves of a line end', async () => {
    const windows = text.replaceAll('\n', '\r\n');
    const bytes = new TextEncoder().encode(windows);
    for (let at = 1; at < bytes.length; at += 1) {
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(bytes.slice(0, at));
          controller.enqueue(bytes.slice(at));
          controller.close();
        },
      });
      const found: StreamMessage[] = [];
      for await (const message of readEventStream(stream)) found.push(message);
      expect(found).toEqual(messages);
    }
  });

  it('ends without the message that was cut off', async () => {
    expect(await read(['data: whole\n\ndata: cut'])).toEqual([{ event: 'message', data: 'whole' }]);
  });
});
