/** The steps of saves and of exchanges, as they are told: what is under way, and when a step comes that is waited for. */
import type { ExchangeStep } from "../e2e/support/unreliable-proxy.ts";
import type { SaveStep } from "./tapping-page.ts";

/** After which a step that never comes is waited for no longer. */
const stepLimitMs = 30_000;

type Step = SaveStep["step"] | ExchangeStep;

export class FollowedSteps {
  #isInSave = false;
  #underWay = 0;
  #onStep: (step: Step) => void = () => undefined;

  get isInSave(): boolean {
    return this.#isInSave;
  }

  get isSending(): boolean {
    return this.#underWay > 0;
  }

  /** A page's saves end with it, whether it tells of that or not. */
  beginPage(): void {
    this.#isInSave = false;
  }

  followSave(step: SaveStep["step"]): void {
    this.#isInSave = step === "written";
    this.#onStep(step);
  }

  followExchange(step: ExchangeStep): void {
    if (step === "asked") this.#underWay += 1;
    if (step === "over") this.#underWay -= 1;
    this.#onStep(step);
  }

  until(step: Step, times: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`"${step}" never came.`)), stepLimitMs);
      let left = times;
      this.#onStep = (came) => {
        if (came === step) left -= 1;
        if (left > 0) return;
        this.#onStep = () => undefined;
        clearTimeout(limit);
        resolve();
      };
    });
  }
}
