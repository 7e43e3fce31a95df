import { createHash, randomBytes } from "node:crypto";

/** For the specs of this folder only: a browser that keeps cookies, path by path. */
export class TestBrowser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  /** One request; redirects are returned, not followed. */
  async request(url: string | URL, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: this.#cookieHeader(new URL(url).pathname), accept: "text/html" },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** Follows redirects, and the forms that submit themselves, until `origin` is left. */
  async follow(first: Response, origin: string): Promise<URL> {
    let response = first;
    for (let step = 0; step < 10; step += 1) {
      const next = response.headers.get("location");
      if (next === null) {
        const { action, fields } = selfSubmittingForm(await response.text());
        response = await this.request(action, fields);
        continue;
      }
      const url = new URL(next, origin);
      if (url.origin !== origin) return url;
      response = await this.request(url);
    }
    throw new Error("Too many redirects");
  }

  #cookieHeader(pathname: string): string {
    return [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    const path = /; path=([^;]+)/i.exec(cookie)?.[1] ?? "/";
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}

function selfSubmittingForm(html: string): { action: string; fields: Record<string, string> } {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Error(`Neither redirect nor form: ${html}`);
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const fields = [...inputs].map(([, name = "", value = ""]) => [name, value] as const);
  return { action, fields: Object.fromEntries(fields) };
}

/** Proof key of RFC 7636: the secret and what is sent of it beforehand. */
export function proofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}
