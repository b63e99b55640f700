import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Only inside a control that is working; pages show skeletons. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle className={cn("animate-turn", className)} />;
}
