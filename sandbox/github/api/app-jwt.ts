import { errors, jwtVerify } from "jose";
import type { Sandbox } from "../sandbox";
import { apiError } from "./api-error";

const LIFE_MAX_SECONDS = 600;
const CLOCK_DRIFT_SECONDS = 60;

/** Throws GitHub's own refusals; the messages are the ones its clients look for. */
export async function requireAppJwt(sandbox: Sandbox, token: string): Promise<void> {
  const nowSeconds = Math.floor(sandbox.store.now() / 1000);
  const claims = await verify(sandbox, token, nowSeconds);
  if (typeof claims.exp !== "number" || claims.exp > nowSeconds + LIFE_MAX_SECONDS + CLOCK_DRIFT_SECONDS) {
    throw apiError(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (typeof claims.iat !== "number" || claims.iat > nowSeconds + CLOCK_DRIFT_SECONDS) {
    throw apiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (claims.iss !== sandbox.app.clientId && String(claims.iss) !== sandbox.app.id) {
    throw apiError(404, "Integration not found");
  }
}

async function verify(sandbox: Sandbox, token: string, nowSeconds: number) {
  try {
    const { payload } = await jwtVerify(token, sandbox.appPublicKey, {
      algorithms: ["RS256"],
      currentDate: new Date(nowSeconds * 1000),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw apiError(
        401,
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    }
    throw apiError(401, "A JSON web token could not be decoded");
  }
}
