import { tamperOptions } from './options.js';
import { runTamperDrill } from './run.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const attacksMin = 14;

/** `drill tamper`: exit code 0 when every attack was found as it must be, and untouched copies are clean. */
export async function tamperDrill(args: readonly string[]): Promise<number> {
  const { outcomes, clean, alarms } = await runTamperDrill(tamperOptions(args), say);
  const found = outcomes.filter((outcome) => outcome.found).length;
  say(`the witness has shouted: ${alarms.join(', ') || 'nothing'}`);
  if (!clean) say('an untouched copy was not clean');
  say(`tamper: ${outcomes.length} attacks, ${found} found`);
  return clean && found === outcomes.length && outcomes.length >= attacksMin ? 0 : 1;
}
