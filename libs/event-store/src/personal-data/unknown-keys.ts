import type { Uuid } from "#kernel";
import type { KeyScope } from "./data-keys.js";
import { scopeText } from "./key-cache.js";

interface NamedKey extends KeyScope {
  readonly keyId: Uuid;
}

/**
 * What a destruction names and `known` does not have: scopes without a key, each under a new id, and
 * ids of keys that are not there. Which of the scopes such a key was for is not known any more; the
 * first is as good as another, for all of them are closed.
 */
export function unknownKeys(named: {
  readonly keyIds: readonly Uuid[];
  readonly scopes: readonly KeyScope[];
  readonly known: readonly NamedKey[];
  readonly newId: () => Uuid;
}): NamedKey[] {
  const { keyIds, scopes, known, newId } = named;
  const knownScopes = new Set(known.map(scopeText));
  const knownIds = new Set(known.map(({ keyId }) => keyId));
  const unclosed = scopes
    .filter((scope) => !knownScopes.has(scopeText(scope)))
    .map((scope) => ({ ...scope, keyId: newId() }));
  const [first] = scopes;
  if (first === undefined) return unclosed;
  const unknown = keyIds.filter((keyId) => !knownIds.has(keyId));
  return [...unclosed, ...unknown.map((keyId) => ({ ...first, keyId }))];
}
