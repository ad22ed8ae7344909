// Runs before each file of the dom project: IndexedDB, which happy-dom lacks, and an empty page for each test.
import "fake-indexeddb/auto";
import { cleanup, configure } from "@testing-library/preact";
import { afterEach } from "vitest";

// testing-library does this by itself only where test functions are globals.
afterEach(cleanup);

// The usual second is too short for the first screen of a file on a machine that is busy: fetching it takes longer.
// What never comes is still stopped by the limit of the test.
configure({ asyncUtilTimeout: 10_000 });
