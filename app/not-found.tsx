import { SearchX } from "lucide-react";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";

export default function NotFound() {
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        icon={SearchX}
        title="There is no such page"
        action={<ButtonLink href="/">Go to the start</ButtonLink>}
      >
        It may have been removed, or you may not have access to it.
      </EmptyState>
    </div>
  );
}
