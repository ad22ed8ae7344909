import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Where Linux keeps files in memory. */
const inMemory = "/dev/shm";
/** A container may have 64 MB there. */
const leastFreeBytes = 1024 ** 3;

/**
 * Where tests put the endpoint's databases: a commit that waits for the disk
 * is over half of what a schedule of faults takes. A process that is killed
 * leaves the same behind there; a power cut is no test.
 */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > leastFreeBytes ? inMemory : tmpdir();
  } catch {
    // No Linux.
    return tmpdir();
  }
}
