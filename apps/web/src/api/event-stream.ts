/** One message of a `text/event-stream`. */
export interface StreamMessage {
  readonly event: string;
  readonly data: string;
}

/** A message longer than this is no message of ours. */
const bufferCharsMax = 8_000_000;

const fieldOf = (line: string): readonly [string, string] => {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)];
};

function messageOf(block: string): StreamMessage | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [name, value] = fieldOf(line);
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
  }
  return data.length === 0 ? null : { event, data: data.join('\n') };
}

/**
 * The messages of an event stream, one by one, as `fetch` gives it. The browser's own `EventSource` would start
 * a long work anew when its connection breaks and says nothing of why it was refused; this does neither. Comments
 * and messages without data are passed over.
 * @throws Error when one message is longer than any of ours can be.
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      // A carriage return at the end of a piece waits for the line feed that may follow it.
      buffer = (buffer + decoder.decode(value, { stream: !done })).replace(/\r\n/g, '\n');
      let end = buffer.indexOf('\n\n');
      for (; end >= 0; end = buffer.indexOf('\n\n')) {
        const message = messageOf(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
        if (message !== null) yield message;
      }
      if (done) return;
      if (buffer.length > bufferCharsMax) throw new Error('an endless message');
    }
  } finally {
    await reader.cancel().catch(() => undefined); // The stream may have broken already: nothing is left to end.
  }
}
