import type { ReactNode } from "react";
import { ClientMessages } from "@/lib/ui/language";

export default function CurriculaLayout({ children }: { children: ReactNode }) {
  return <ClientMessages areas={["curricula"]}>{children}</ClientMessages>;
}
