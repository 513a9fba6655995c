"use client";

import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { revokeTokenAction } from "./actions";

export function RevokeToken({ tokenId, name }: { tokenId: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke “${name}”?`}
      description="Programs that use it are refused at once. This cannot be undone."
      confirmLabel="Revoke"
      tone="danger"
      action={() => revokeTokenAction({ tokenId })}
    />
  );
}
