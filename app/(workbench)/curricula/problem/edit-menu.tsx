"use client";

import { ListPlus, MoveRight, PencilLine, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton, Menu } from "@/lib/ui/forms";
import { EditDialog } from "./edit-dialog";
import { RegenerateDialog, type Regeneration } from "./regenerate-dialog";

type EditMenuProps = {
  problemId: string;
  statement: string;
  parentId: string | null;
  regeneration: Regeneration;
  /** Told which problem to look at afterwards, null for none. */
  onEdited: (problemId: string | null) => void;
};

export type EditKind = "add" | "correct" | "move" | "delete";

/** Changes of the tree by hand, at one problem. */
export function EditMenu({ problemId, statement, parentId, regeneration, onEdited }: EditMenuProps) {
  const [kind, setKind] = useState<EditKind | "regenerate" | null>(null);
  const item = (label: string, which: EditKind | "regenerate", icon: React.ReactNode) => ({
    label,
    icon,
    onSelect: () => setKind(which),
  });
  return (
    <>
      <Menu
        trigger={<IconButton label="Edit" icon={<PencilLine />} />}
        items={[
          item("Add a variant…", "add", <ListPlus />),
          item("Correct the formula…", "correct", <PencilLine />),
          item("Move below another problem…", "move", <MoveRight />),
          item("Regenerate below it…", "regenerate", <RefreshCw />),
          "separator",
          { ...item("Delete the subtree…", "delete", <Trash2 />), tone: "danger" },
        ]}
      />
      {kind === "regenerate" && (
        <RegenerateDialog {...regeneration} problemId={problemId} onClose={() => setKind(null)} />
      )}
      {kind && kind !== "regenerate" && (
        <EditDialog
          kind={kind}
          problemId={problemId}
          statement={statement}
          parentId={parentId}
          onClose={() => setKind(null)}
          onEdited={onEdited}
        />
      )}
    </>
  );
}
