"use client";

import { Square } from "lucide-react";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { cancelAction } from "../actions";

export function CancelRun({ runId }: { runId: string }) {
  return (
    <ConfirmDialog
      trigger={<Button icon={<Square />}>Cancel run</Button>}
      title="Cancel this run?"
      description="It ends after the work in hand. What it has written stays; it cannot be taken up again."
      confirmLabel="Cancel run"
      tone="danger"
      action={() => cancelAction({ runId })}
    />
  );
}
