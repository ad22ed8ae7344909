import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/server/config.ts";

describe("readConfig", () => {
  test("serves this machine only, on port 8080, when the environment says nothing", () => {
    const config = readConfig({});

    expect(config).toEqual({
      ok: true,
      value: {
        host: "127.0.0.1",
        port: 8080,
        dataDir: resolve("data"),
        publicUrl: new URL("http://127.0.0.1:8080"),
      },
    });
  });

  test("takes every value from the environment", () => {
    const config = readConfig({
      HOST: "0.0.0.0",
      PORT: "9000",
      DATA_DIR: "/srv/satchel",
      PUBLIC_URL: "https://satchel.example.org",
    });

    expect(config).toMatchObject({ value: { host: "0.0.0.0", port: 9000, dataDir: "/srv/satchel" } });
    expect(config).toMatchObject({ value: { publicUrl: new URL("https://satchel.example.org/") } });
  });

  test("writes an IPv6 host in brackets in the address to open", () => {
    expect(readConfig({ HOST: "::1" })).toMatchObject({ value: { publicUrl: new URL("http://[::1]:8080") } });
  });

  test.each([
    ["0.0.0.0", "http://127.0.0.1:8080"],
    ["::", "http://[::1]:8080"],
  ])("opens this machine's own address where it listens on all of them: %s", (host, address) => {
    expect(readConfig({ HOST: host })).toMatchObject({ value: { host, publicUrl: new URL(address) } });
  });

  test.each([
    ["PORT", "65535"],
    ["PORT", "0"],
    ["HOST", "localhost"],
    ["HOST", "phone-desk.local"],
  ])("accepts %s at its limit: %s", (name, value) => {
    expect(readConfig({ [name]: value }).ok).toBe(true);
  });

  test.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80 80"],
    ["PORT", ""],
    ["PORT", "1e3"],
    ["HOST", ""],
    ["HOST", "under_score"],
    ["HOST", "256.0.0.1"],
    ["HOST", "127.0.0.1.5"],
    ["HOST", "http://127.0.0.1"],
    ["DATA_DIR", " "],
    ["PUBLIC_URL", "satchel.example.org"],
    ["PUBLIC_URL", "ftp://satchel.example.org"],
    ["PUBLIC_URL", "https://satchel.example.org/app"],
    ["PUBLIC_URL", "https://someone:secret@satchel.example.org"],
  ])("refuses %s=%j in one sentence that names it", (name, value) => {
    const config = readConfig({ [name]: value });

    expect(config.ok).toBe(false);
    expect(!config.ok && config.error).toMatch(new RegExp(`^${name} is "[^\\n]*\\.$`));
  });
});
