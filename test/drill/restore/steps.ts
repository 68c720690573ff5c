/** What a step came to, in words for its line. */
export type StepResult<T> = { readonly value: T; readonly note: string };

export interface StepTime {
  readonly name: string;
  readonly seconds: number;
}

/** Steps of a drill, each with its line and its time. */
export class Steps {
  readonly times: StepTime[] = [];

  constructor(private readonly say: (line: string) => void) {}

  async run<T>(name: string, work: () => Promise<StepResult<T>>): Promise<T> {
    const begun = performance.now();
    const { value, note } = await work();
    const seconds = (performance.now() - begun) / 1_000;
    this.times.push({ name, seconds });
    this.say(`${seconds.toFixed(1).padStart(8)} s  ${name}: ${note}`);
    return value;
  }
}
