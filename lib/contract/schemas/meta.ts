import { z } from "zod";
import { defineSchemas } from "./schema-set";

export const healthSchema = z.object({
  status: z.string(),
  server: z.string(),
  version: z.string(),
  features: z.array(z.string()),
});

export const metaSchemas = {
  schemaGet: defineSchemas({ response: z.looseObject({ openapi: z.string() }), emits: [] }),
  healthGet: defineSchemas({
    response: healthSchema,
    emits: ["status", "server", "version", "features[]"],
  }),
  readyGet: defineSchemas({ response: z.object({ status: z.string() }), emits: ["status"] }),
};

export type Health = z.output<typeof healthSchema>;
