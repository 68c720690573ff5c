/**
 * Three stages at once, one portion in each: while one is read, the one before it is worked on, and the one before
 * that is written. In order; the first failure ends it, after the write under way.
 */
export async function pipeline<Read, Worked>(
  portions: AsyncIterable<Read>,
  work: (portion: Read) => Worked,
  write: (worked: Worked) => Promise<void>,
): Promise<void> {
  const reader = portions[Symbol.asyncIterator]();
  const read = (): Promise<IteratorResult<Read>> => {
    const next = reader.next();
    next.catch(() => undefined); // It is heard of where it is waited for.
    return next;
  };
  let reading = read();
  let writing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const next = await reading;
      if (next.done === true) break;
      reading = read();
      const worked = work(next.value);
      await writing;
      writing = write(worked);
      writing.catch(() => undefined); // As above.
    }
    await writing;
  } catch (error) {
    await writing.catch(() => undefined);
    await reading.catch(() => undefined);
    throw error;
  }
}
