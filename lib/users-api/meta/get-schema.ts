import { buildOpenApi } from "@/lib/contract/openapi";
import type { OpenVerb } from "../http/verb";

export const getSchema: OpenVerb<"schemaGet"> = async ({ ctx }) => {
  const { version } = ctx.settings;
  // A relative address: the document is right behind any host name.
  return { body: { ...buildOpenApi({ serverUrl: "/", version }), openapi: "3.1.0" } };
};
