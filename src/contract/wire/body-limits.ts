/** How large the body of a request may be, as it travels and inflated. */
import type { RouteName } from "./routes.ts";
import { maxInflatedBytes, maxProgramBodyBytes, maxSmallBodyBytes, maxWireBytes } from "./wire-limits.ts";

export interface BodyLimits {
  /** As it comes over the network. */
  readonly wireBytes: number;
  readonly inflatedBytes: number;
}

/** Those that are not small. */
const limits: Readonly<Partial<Record<RouteName, BodyLimits>>> = {
  sync: { wireBytes: maxWireBytes, inflatedBytes: maxInflatedBytes },
  setup: { wireBytes: maxProgramBodyBytes, inflatedBytes: maxProgramBodyBytes },
  changeSettings: { wireBytes: maxProgramBodyBytes, inflatedBytes: maxProgramBodyBytes },
};

export function bodyLimitsOf(name: RouteName): BodyLimits {
  return limits[name] ?? { wireBytes: maxSmallBodyBytes, inflatedBytes: maxSmallBodyBytes };
}
