import { CircleAlert, CircleCheck, CircleDot, Info, type LucideIcon, TriangleAlert } from "lucide-react";

export type Tone = "neutral" | "success" | "warning" | "danger" | "info";

interface ToneStyle {
  icon: LucideIcon;
  text: string;
  soft: string;
  edge: string;
}

export const TONES: Record<Tone, ToneStyle> = {
  neutral: { icon: CircleDot, text: "text-muted", soft: "bg-subtle", edge: "border-border" },
  success: { icon: CircleCheck, text: "text-success", soft: "bg-success-soft", edge: "border-success/25" },
  warning: { icon: TriangleAlert, text: "text-warning", soft: "bg-warning-soft", edge: "border-warning/25" },
  danger: { icon: CircleAlert, text: "text-danger", soft: "bg-danger-soft", edge: "border-danger/25" },
  info: { icon: Info, text: "text-info", soft: "bg-info-soft", edge: "border-info/25" },
};
