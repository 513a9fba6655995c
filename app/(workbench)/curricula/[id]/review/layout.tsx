import type { ReactNode } from "react";
import { ClientMessages } from "@/lib/ui/language";
import { problemAreas } from "../../problem/areas";

export default function CurriculumReviewLayout({ children }: { children: ReactNode }) {
  return <ClientMessages areas={problemAreas}>{children}</ClientMessages>;
}
