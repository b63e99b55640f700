import { logPolicyReport } from "@/lib/server/security/log-policy-report";

export function POST(request: Request): Promise<Response> {
  return logPolicyReport(request);
}
