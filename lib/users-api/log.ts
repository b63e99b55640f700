import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from "pino";
import { readRequestScope } from "./http/request-scope";

/**
 * Lines of JSON. Of an error only its kind, message and stack are kept: a failed query's error holds
 * its parameters, and with them addresses, hashes and sealed tokens.
 */
export function createLog(level: string, destination: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { program: "users-api" },
    mixin: readRequestScope,
    serializers: { err: toLoggedError },
    hooks: {
      // Without a text of its own a line would take the error's message as it is.
      logMethod: (args, method) => method.apply(log, args.length === 1 ? [args[0], "failed"] : args),
    },
  };
  const log = pino(options, destination);
  return log;
}

function toLoggedError(error: unknown) {
  if (!(error instanceof Error)) {
    return { message: "not an error" };
  }
  const { type, message, stack } = stdSerializers.err(error);
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { type, message: withoutParameters(message), stack: withoutParameters(stack), cause };
}

// drizzle puts the statement and its parameters into the message, and so into the stack.
function withoutParameters(text: string): string {
  return text.replace(/Failed query:[\s\S]*?(?=\n\s+at |$)/, "Failed query");
}
