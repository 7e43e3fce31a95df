import { type CanActivate, type ExecutionContext, Inject, Injectable } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { FastifyRequest } from "fastify";
import { type Actor, parseBearer, TokenRefused, TokenVerifier } from "#access";
import { ENDPOINT, type EndpointSpec } from "./endpoint.js";
import type { Traced } from "./endpoint.interceptor.js";
import { ProblemError, standardProblem } from "./problem.js";

/** Injection token of the `TokenVerifier`. */
export const TOKEN_VERIFIER = Symbol("TOKEN_VERIFIER");

/** Lets nobody in without a valid access token, except where an endpoint says that it is public. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const spec = this.reflector.get<EndpointSpec | undefined>(ENDPOINT, context.getHandler());
    if (spec?.action === "public") return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & Traced>();
    request.actor = await authenticate(this.verifier, request.headers.authorization);
    return true;
  }
}

/**
 * Whoever the access token in an `Authorization` header is made out to.
 *
 * @throws ProblemError 401 without a valid one
 */
export async function authenticate(
  verifier: TokenVerifier,
  authorization: string | undefined,
): Promise<Actor> {
  try {
    return await verifier.verify(parseBearer(authorization));
  } catch (error) {
    if (error instanceof TokenRefused) throw refusal(error);
    throw error;
  }
}

function refusal({ reason }: TokenRefused): ProblemError {
  const challenge = {
    "WWW-Authenticate": reason === "missing" ? "Bearer" : 'Bearer error="invalid_token"',
  };
  switch (reason) {
    case "missing":
      return new ProblemError(
        standardProblem("noAccessToken", "Send an access token: Authorization: Bearer …."),
        challenge,
      );
    case "expired":
      return new ProblemError(
        standardProblem("expiredAccessToken", "The access token has expired; get a new one."),
        challenge,
      );
    case "malformed":
    case "invalid":
      return new ProblemError(
        standardProblem("invalidAccessToken", "The access token is not one that this API accepts."),
        challenge,
      );
  }
}
