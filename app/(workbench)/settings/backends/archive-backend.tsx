"use client";

import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { archiveBackendAction } from "./actions";

export function ArchiveBackend({ backendId, name }: { backendId: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Archive</Button>}
      title={`Archive ${name}?`}
      description="It can no longer be chosen. Its runs stay, and those under way go on."
      confirmLabel="Archive"
      tone="danger"
      action={() => archiveBackendAction({ backendId })}
    />
  );
}
