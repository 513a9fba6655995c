"use client";

import type { ReactNode } from "react";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { archiveModelAction } from "../actions";

export function ArchiveModel({ modelId, icon }: { modelId: string; icon: ReactNode }) {
  return (
    <ConfirmDialog
      trigger={<Button icon={icon}>Archive</Button>}
      title="Archive this model?"
      description="It can no longer be chosen. What it wrote and answered stays."
      confirmLabel="Archive"
      tone="danger"
      action={() => archiveModelAction({ modelId })}
    />
  );
}
