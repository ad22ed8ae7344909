// What the reports of the two test runners say, as numbers that can be added up.

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function addUp(results: readonly Counts[]): Counts {
  return {
    passed: sum(results.map((counts) => counts.passed)),
    failed: sum(results.map((counts) => counts.failed)),
    skipped: sum(results.map((counts) => counts.skipped)),
  };
}

/** A file that fails to load has no tests in the report: it is counted as one failure of its own. */
export function readVitestReport(report: unknown): Counts {
  const files = listAt(report, "testResults");
  const brokenFiles = files.filter(
    (file) => textAt(file, "status") === "failed" && listAt(file, "assertionResults").every(hasPassed),
  );
  return {
    passed: numberAt(report, "numPassedTests"),
    failed: numberAt(report, "numFailedTests") + brokenFiles.length,
    skipped: numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests"),
  };
}

/**
 * Only continuous integration gives a browser test a second try (playwright.config.ts), and one that needed it is
 * named in the output. An error outside any test (a server that didn't start) is a failure too.
 */
export function readPlaywrightReport(report: unknown): Counts {
  const stats = valueAt(report, "stats");
  return {
    passed: numberAt(stats, "expected") + numberAt(stats, "flaky"),
    failed: numberAt(stats, "unexpected") + listAt(report, "errors").length,
    skipped: numberAt(stats, "skipped"),
  };
}

function hasPassed(test: unknown): boolean {
  return textAt(test, "status") !== "failed";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function valueAt(container: unknown, key: string): unknown {
  const isObject = typeof container === "object" && container !== null;
  return isObject ? Object.getOwnPropertyDescriptor(container, key)?.value : undefined;
}

/** Throws where the number is missing: a report we can't read must not count as nothing failed. */
function numberAt(container: unknown, key: string): number {
  const value = valueAt(container, key);
  if (typeof value !== "number") throw new TypeError(`The test report has no number called ${key}.`);
  return value;
}

function listAt(container: unknown, key: string): readonly unknown[] {
  const value = valueAt(container, key);
  if (!Array.isArray(value)) throw new TypeError(`The test report has no list called ${key}.`);
  return value;
}

function textAt(container: unknown, key: string): string {
  const value = valueAt(container, key);
  return typeof value === "string" ? value : "";
}
