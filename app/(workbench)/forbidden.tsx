import { ShieldX } from "lucide-react";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";

export default function Forbidden() {
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        icon={ShieldX}
        title="Your role does not allow this"
        action={<ButtonLink href="/curricula">Go to the curricula</ButtonLink>}
      >
        An administrator can give you a role that does, under Settings → Users.
      </EmptyState>
    </div>
  );
}
