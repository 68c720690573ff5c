/** One line per step: time, level, who, what, event numbers. */
export class Lines {
  private readonly started = Date.now();

  say(level: string, who: string, what: string, events = ''): void {
    const seconds = ((Date.now() - this.started) / 1000).toFixed(1).padStart(6);
    process.stdout.write(
      `${seconds}s  ${level.padEnd(11)} ${who.padEnd(28)} ${what}${events === '' ? '' : `  [${events}]`}\n`,
    );
  }
}

/** `12` or `12–15`: the versions that one command added. */
export const span = (answer: { firstVersion: number; lastVersion: number }): string =>
  answer.firstVersion === answer.lastVersion
    ? `${answer.firstVersion}`
    : `${answer.firstVersion}–${answer.lastVersion}`;
