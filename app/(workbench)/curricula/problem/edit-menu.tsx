"use client";

import { ListPlus, MoveRight, PencilLine, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("problem.edit");
  const [kind, setKind] = useState<EditKind | "regenerate" | null>(null);
  const item = (label: string, which: EditKind | "regenerate", icon: React.ReactNode) => ({
    label,
    icon,
    onSelect: () => setKind(which),
  });
  return (
    <>
      <Menu
        trigger={<IconButton label={t("label")} icon={<PencilLine />} />}
        items={[
          item(t("add"), "add", <ListPlus />),
          item(t("correct"), "correct", <PencilLine />),
          item(t("move"), "move", <MoveRight />),
          item(t("regenerate"), "regenerate", <RefreshCw />),
          "separator",
          { ...item(t("delete"), "delete", <Trash2 />), tone: "danger" },
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
