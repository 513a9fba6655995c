"use client";

import { ListPlus, MoveRight, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton, Menu } from "@/lib/ui/forms";
import { EditDialog } from "./edit-dialog";

type EditMenuProps = {
  problemId: string;
  statement: string;
  parentId: string | null;
  /** Told which problem to look at afterwards, null for none. */
  onEdited: (problemId: string | null) => void;
};

export type EditKind = "add" | "correct" | "move" | "delete";

/** Changes of the tree by hand, at one problem. */
export function EditMenu({ problemId, statement, parentId, onEdited }: EditMenuProps) {
  const [kind, setKind] = useState<EditKind | null>(null);
  const item = (label: string, which: EditKind, icon: React.ReactNode) => ({
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
          "separator",
          { ...item("Delete the subtree…", "delete", <Trash2 />), tone: "danger" },
        ]}
      />
      {kind && (
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
