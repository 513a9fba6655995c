import { Boxes, type LucideIcon, Network, Play, Settings, Trophy, UserCheck } from "lucide-react";
import type { Messages } from "@/lib/language/messages";
import type { Stage } from "../data/stage";

export type Destination = {
  readonly name: keyof Messages["layout"]["destinations"];
  readonly href: string;
  readonly icon: LucideIcon;
};

/** The primary navigation: the same six words everywhere. */
export const destinations: readonly Destination[] = [
  { name: "curricula", href: "/curricula", icon: Network },
  { name: "review", href: "/review", icon: UserCheck },
  { name: "runs", href: "/runs", icon: Play },
  { name: "benchmarks", href: "/benchmarks", icon: Trophy },
  { name: "models", href: "/models", icon: Boxes },
  { name: "settings", href: "/settings", icon: Settings },
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
