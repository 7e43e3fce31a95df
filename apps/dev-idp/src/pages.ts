import { createHash } from "node:crypto";
import type { Role } from "#access";
import { CENTRES, DEMO_USERS } from "./users.js";
import type { CentreCode, DemoUser } from "./users.js";

const ROLE_NAMES: Record<Role, string> = {
  caseworker: "caseworker",
  teamLeader: "team leader",
  committeeChair: "committee chair",
  committeeMember: "committee member",
  secretary: "secretary",
  dataProtectionOfficer: "data-protection officer",
  researcher: "researcher",
  operator: "operator",
};

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; }
button { font: inherit; color: inherit; text-align: left; width: 100%; margin: 0.25rem 0;
  padding: 0.6rem 0.9rem; background: #f3f5f7; border: 1px solid #5b6670; border-radius: 0.3rem;
  cursor: pointer; }
button:hover { background: #e2e8ee; }
button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * What the pages may load: their own style, nothing else. There is no `form-action`, because
 * browsers apply it to the redirects after the form too, and those end at the client.
 */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'`;

/** The page on which one chooses whom to be: one button for each demo user, no password. */
export function loginPage(clientName: string): string {
  const centres = Object.entries(CENTRES).map(([code, name]) => centreSection(code, name));
  return page(
    "Log in as a demo user",
    `<p>Development login for <strong>${escapeHtml(clientName)}</strong>. All persons are invented; there is no password.</p>
<form method="post">
${centres.join("\n")}
</form>`,
  );
}

/** The page that says why a login cannot go on. */
export function errorPage(message: string): string {
  return page("This login cannot go on", `<p>${escapeHtml(message)}</p>`);
}

function centreSection(code: string, name: string): string {
  const users = DEMO_USERS.filter((user) => user.centre === code);
  return `<h2 id="${code}">${escapeHtml(name)}</h2>
<ul aria-labelledby="${code}">
${users.map((user) => `<li>${userButton(user)}</li>`).join("\n")}
</ul>`;
}

function userButton(user: DemoUser): string {
  const text = `${user.name}, ${rolesInWords(user)}, ${CENTRES[user.centre satisfies CentreCode]}`;
  return `<button type="submit" name="username" value="${user.username}">${escapeHtml(text)}</button>`;
}

/** The roles of a user as one reads them, e.g. `caseworker and team leader`. */
export function rolesInWords(user: DemoUser): string {
  return user.roles.map((role) => ROLE_NAMES[role]).join(" and ");
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Rechtop development issuer</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
