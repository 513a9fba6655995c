import { Boxes, type LucideIcon, Network, Play, Settings, Trophy, UserCheck } from "lucide-react";
import type { Stage } from "../data/stage";

export type Destination = { readonly label: string; readonly href: string; readonly icon: LucideIcon };

/** The primary navigation: the same six words everywhere. */
export const destinations: readonly Destination[] = [
  { label: "Curricula", href: "/curricula", icon: Network },
  { label: "Review", href: "/review", icon: UserCheck },
  { label: "Runs", href: "/runs", icon: Play },
  { label: "Benchmarks", href: "/benchmarks", icon: Trophy },
  { label: "Models", href: "/models", icon: Boxes },
  { label: "Settings", href: "/settings", icon: Settings },
];

/** Where each rung of the spine leads. */
export const stageHref: Record<Stage, string> = {
  generate: "/runs?stage=generate",
  verify: "/runs?stage=verify",
  review: "/review",
  train: "/runs?stage=train",
  evaluate: "/runs?stage=evaluate",
  ttrl: "/runs?stage=ttrl",
};

/** A destination is current on its own page and on those below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
