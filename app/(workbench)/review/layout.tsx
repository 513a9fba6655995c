import type { ReactNode } from "react";
import { ClientMessages } from "@/lib/ui/language";
import { problemAreas } from "../curricula/problem/areas";

export default function ReviewLayout({ children }: { children: ReactNode }) {
  return <ClientMessages areas={problemAreas}>{children}</ClientMessages>;
}
