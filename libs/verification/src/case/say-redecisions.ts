import type { Checks } from '../checks.js';
import { commandName } from './command-name.js';
import type { Redecided } from './command-runs.js';

const DETAIL_CHARS_MAX = 300;

/** Says which commands, decided once more, came to something else. */
export function sayRedecisions({ findings, notices }: Checks, redecided: readonly Redecided[]): void {
  for (const { redecision, place, command } of redecided) {
    const about = { event: place, file: commandName(command) };
    switch (redecision.kind) {
      case 'unreadable':
        notices.count('NOTICE.NOT_REDECIDED');
        break;
      case 'refused':
        findings.add('REDECISION.REFUSED', { ...about, detail: redecision.code });
        break;
      case 'different': {
        const paths = redecision.differences.map(({ path }) => path.join('.')).join(', ');
        findings.add('REDECISION.DIFFERENT', { ...about, detail: paths.slice(0, DETAIL_CHARS_MAX) });
        break;
      }
      default:
        redecision satisfies never;
    }
  }
}
