/**
 * `fetch` as a browser does it for one site: what the endpoint sets as a cookie
 * goes back with every request. In memory only, as all of a headless phone is.
 */
export function cookieFetch(origin: string, fetchFromOrigin: typeof fetch = fetch): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== origin)
      throw new TypeError("A headless phone talks to its server only");
    // A browser says where a request comes from; the endpoint refuses what comes from nowhere.
    request.headers.set("Origin", origin);
    if (cookies.size > 0) {
      request.headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await fetchFromOrigin(request);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
}

function keep(cookies: Map<string, string>, setCookie: string): void {
  const [pair = "", ...attributes] = setCookie.split(";");
  const name = pair.slice(0, pair.indexOf("=")).trim();
  const value = pair.slice(pair.indexOf("=") + 1).trim();
  const isOver = attributes.some((attribute) => /^\s*max-age\s*=\s*0\s*$/i.test(attribute));
  if (isOver) cookies.delete(name);
  else cookies.set(name, value);
}
