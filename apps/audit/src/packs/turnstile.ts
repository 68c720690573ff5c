import { ApiProblem } from '@vinhdanh/http-platform';

const RETRY_AFTER_SECONDS = 5;

/** Lets so many through at a time; the others are asked to come again. */
export class Turnstile {
  #inside = 0;

  constructor(private readonly max: number) {}

  /** Answers how to leave; leaving twice does no harm. @throws ApiProblem `SERVICE.BUSY` */
  enter(): () => void {
    if (this.#inside >= this.max)
      throw new ApiProblem('SERVICE.BUSY', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.#inside += 1;
    let left = false;
    return () => {
      if (!left) this.#inside -= 1;
      left = true;
    };
  }
}
