/** Something that a person has to mend: what was tried, why it failed, and the one thing to do. */
export class StepFailed extends Error {
  constructor({ tried, why, remedy }) {
    super(why);
    this.tried = tried;
    this.remedy = remedy;
  }
}

/**
 * Prints one line per step with its time. On a terminal a running step shows its title and, through `note`, how far
 * it is; elsewhere its line appears when it is over.
 */
export function createProgress(out = process.stdout) {
  const live = Boolean(out.isTTY) && !process.env.CI;
  const running = new Map();
  const draw = () => {
    if (!live) return;
    const [last] = [...running.values()].slice(-1);
    out.write(
      `\r\u001b[2K${last ? `… ${last.title}${last.note ? ` (${last.note})` : ''} ${seconds(last.begun)}` : ''}`,
    );
  };
  const line = (text) => {
    if (live) out.write('\r\u001b[2K');
    out.write(`${text}\n`);
    draw();
  };
  return {
    line,
    async step(title, work) {
      const entry = { title, note: '', begun: performance.now() };
      const key = Symbol(title);
      running.set(key, entry);
      draw();
      const ticking = live ? setInterval(draw, 500) : undefined;
      try {
        const result = await work((note) => {
          entry.note = note;
          draw();
        });
        running.delete(key);
        line(`✓ ${title} ${seconds(entry.begun)}`);
        return result;
      } catch (error) {
        running.delete(key);
        line(`✗ ${title} ${seconds(entry.begun)}`);
        throw error;
      } finally {
        clearInterval(ticking);
      }
    },
  };
}

/** A failure as a person reads it. */
export function describeFailure(error) {
  if (!(error instanceof StepFailed)) return `\n${error instanceof Error ? error.message : String(error)}\n`;
  const why = error.message.split('\n').join('\n         ');
  return `\n  Tried: ${error.tried}\n  Why:   ${why}\n  Do:    ${error.remedy}\n`;
}

function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
