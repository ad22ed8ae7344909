import { isIP } from "node:net";
import { resolve } from "node:path";
import { err, ok, type Result } from "../domain/result.ts";

export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Absolute path of the folder the endpoint keeps its data in. */
  readonly dataDir: string;
  /** The address phones open, without a path: `https://satchel.example.org`. */
  readonly publicUrl: URL;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; a bad value comes back as one plain sentence for the person at the terminal. */
export function readConfig(environment: Environment): Result<Config, string> {
  const host = readHost(environment["HOST"]);
  if (!host.ok) return host;
  const port = readPort(environment["PORT"]);
  if (!port.ok) return port;
  const dataDir = readDataDir(environment["DATA_DIR"]);
  if (!dataDir.ok) return dataDir;
  const publicUrl = readPublicUrl(environment["PUBLIC_URL"], host.value, port.value);
  if (!publicUrl.ok) return publicUrl;
  return ok({ host: host.value, port: port.value, dataDir: dataDir.value, publicUrl: publicUrl.value });
}

const hostNamePattern =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

function readHost(text: string | undefined): Result<string, string> {
  // Loopback by default: opening a phone's records to a network is a decision, not an accident.
  if (text === undefined) return ok("127.0.0.1");
  const host = text.trim();
  // Digits and dots alone are an address or a mistake, never a name.
  const isName = hostNamePattern.test(host) && !/^[\d.]+$/.test(host);
  if (isIP(host) !== 0 || isName) return ok(host);
  return err(`HOST is "${text}", which is no host name or IP address. Use 127.0.0.1 for this machine only.`);
}

const highestPort = 65_535;

function readPort(text: string | undefined): Result<number, string> {
  if (text === undefined) return ok(8080);
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (port <= highestPort) return ok(port);
  return err(
    `PORT is "${text}", which is no whole number from 0 to ${highestPort}. Use 8080, or 0 for any free port.`,
  );
}

function readDataDir(text: string | undefined): Result<string, string> {
  if (text === undefined) return ok(resolve("data"));
  if (text.trim() === "" || text.includes("\0")) {
    return err(
      `DATA_DIR is "${text.replace("\0", "\\0")}", which names no folder. Use a path such as ./data.`,
    );
  }
  return ok(resolve(text));
}

/** They mean every address of the machine, and are none that a browser could open. */
const everyAddress: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

function readPublicUrl(text: string | undefined, host: string, port: number): Result<URL, string> {
  if (text === undefined) {
    const address = everyAddress[host] ?? host;
    return ok(new URL(`http://${isIP(address) === 6 ? `[${address}]` : address}:${port}`));
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url !== undefined &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "" &&
    url.password === "";
  if (url !== undefined && isOrigin) return ok(url);
  return err(
    `PUBLIC_URL is "${text}", which is no address of a whole site. Use one such as https://satchel.example.org, without a path.`,
  );
}
