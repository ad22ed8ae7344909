/** A browser's cookies of the endpoint. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  copy(): CookieJar {
    const copy = new CookieJar();
    copy.take(this);
    return copy;
  }

  take(other: CookieJar): void {
    for (const [name, value] of other.#cookies) this.#cookies.set(name, value);
  }
}
