// Runs before each file of the dom project: IndexedDB, which happy-dom lacks, and an empty page for each test.
import "fake-indexeddb/auto";
import { cleanup } from "@testing-library/preact";
import { afterEach } from "vitest";

// testing-library does this by itself only where test functions are globals.
afterEach(cleanup);
