import type { IncomingMessage } from "node:http";
import { errors, interactionPolicy } from "oidc-provider";
import type Provider from "oidc-provider";
import { errorPage, loginPage, PAGE_POLICY } from "./pages.js";
import { userByName } from "./users.js";

const LOGIN_PATH = /^\/login\/[\w-]+$/;
const MAX_BODY_BYTES = 4096;

/** Where the provider sends the browser to log in. */
export function loginUrl(uid: string): string {
  return `/login/${uid}`;
}

/**
 * Asks who one is at every login, so that one can be somebody else a moment later, and never
 * asks for consent: the clients are our own.
 */
export function loginPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove("consent");
  policy
    .get("login")
    ?.checks.add(
      new interactionPolicy.Check(
        "always_asked",
        "the demo user is chosen at every login",
        "login_required",
        (ctx) => ctx.oidc.result?.login === undefined,
      ),
    );
  return policy;
}

/** Adds the login page: GET shows the demo users, POST logs in the chosen one. */
export function serveLoginPage(provider: Provider): void {
  provider.use(async (ctx, next) => {
    if (!LOGIN_PATH.test(ctx.path) || !["GET", "POST"].includes(ctx.method)) {
      await next();
      return;
    }
    ctx.set("Content-Security-Policy", PAGE_POLICY);
    ctx.set("Cache-Control", "no-store");
    ctx.type = "html";
    try {
      // Proof that this browser started the login: the provider's own signed cookie.
      const { params } = await provider.interactionDetails(ctx.req, ctx.res);
      const client = await provider.Client.find(String(params["client_id"]));
      const user = ctx.method === "POST" ? userByName(await postedName(ctx.req)) : undefined;
      if (user === undefined) {
        ctx.status = ctx.method === "POST" ? 400 : 200;
        ctx.body = loginPage(client?.clientName ?? "a client");
        return;
      }
      const login = { accountId: user.sub, remember: false };
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }));
      ctx.status = 303;
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      ctx.status = 400;
      ctx.body = errorPage("The login has expired or was started elsewhere. Please start again.");
    }
  });
}

async function postedName(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return "";
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString()).get("username") ?? "";
}
