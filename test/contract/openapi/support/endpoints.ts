import { ModulesContainer } from "@nestjs/core";
import { ENDPOINT, type EndpointSpec } from "#platform";
import type { Product } from "../../../support/product.js";

/** What the code declares of every endpoint, by operation id. */
export function declaredEndpoints({ app }: Product): Map<string, EndpointSpec> {
  const declared = new Map<string, EndpointSpec>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = (metatype as { prototype: object }).prototype;
      for (const { value } of Object.values(Object.getOwnPropertyDescriptors(prototype))) {
        if (typeof value !== "function") continue;
        const spec = Reflect.getMetadata(ENDPOINT, value as object) as EndpointSpec | undefined;
        if (spec !== undefined) declared.set(spec.operationId, spec);
      }
    }
  }
  return declared;
}
