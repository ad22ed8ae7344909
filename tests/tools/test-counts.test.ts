import { describe, expect, test } from "vitest";
import { addUp, readPlaywrightReport, readVitestReport } from "../../src/tools/test-counts.ts";

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: "passed", assertionResults: [{ status: "passed" }] },
    { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
  ],
};

const playwrightReport = { stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 }, errors: [] };

describe("readVitestReport", () => {
  test("counts passed, failed and skipped tests", () => {
    expect(readVitestReport(vitestReport)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  test("counts a file that could not be loaded as a failure", () => {
    const brokenFile = { status: "failed", assertionResults: [] };
    const report = { ...vitestReport, testResults: [...vitestReport.testResults, brokenFile] };

    expect(readVitestReport(report).failed).toBe(2);
  });

  test("throws at a report without counts, so that an unreadable one is never a clean one", () => {
    expect(() => readVitestReport({ testResults: [] })).toThrow("no number called numPassedTests");
    expect(() => readVitestReport("")).toThrow("no list called testResults");
  });
});

describe("readPlaywrightReport", () => {
  test("counts passed, failed and skipped tests", () => {
    expect(readPlaywrightReport(playwrightReport)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test("counts a test that passed at its second try as passed", () => {
    const report = { ...playwrightReport, stats: { ...playwrightReport.stats, flaky: 2 } };

    expect(readPlaywrightReport(report)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  test("counts a server that didn't start, which belongs to no test, as a failure", () => {
    const report = { ...playwrightReport, errors: [{ message: "did not start" }] };

    expect(readPlaywrightReport(report).failed).toBe(2);
  });
});

describe("addUp", () => {
  test("adds each count over all runners", () => {
    const total = addUp([
      { passed: 1, failed: 0, skipped: 4 },
      { passed: 2, failed: 3, skipped: 0 },
    ]);

    expect(total).toEqual({ passed: 3, failed: 3, skipped: 4 });
  });

  test("is all zero for no runner", () => {
    expect(addUp([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
