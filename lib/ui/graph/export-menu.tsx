"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton, Menu, type MenuItem } from "../forms";
import type { Scene } from "./raster";
import type { CanvasControls } from "./tree-canvas";
import type { ProblemFormula } from "./use-formulas";
import { useTreeWords } from "./use-tree-words";
import { viewSvg } from "./view-svg";

type ExportMenuProps = {
  scene: Scene;
  controls: { current: CanvasControls | null };
  formulaOf: (id: string) => ProblemFormula | undefined;
  /** Where the lines of a subtree, or of the whole tree, are given; `id` is its topmost problem. */
  linesAddress: (id: string | null) => string;
  /** The subtree that is meant: the selected problem's, else the one in focus. */
  top: string | null;
};

/** The view as a drawing or a picture, the subtree as lines of JSON. */
export function ExportMenu({ scene, controls, formulaOf, linesAddress, top }: ExportMenuProps) {
  const t = useTranslations("tree.export");
  const { say } = useTreeWords();
  function drawing(): { svg: string; width: number; height: number } | null {
    const canvas = controls.current;
    if (!canvas) return null;
    const svg = viewSvg({ scene, ...canvas, formulaOf, colour: themed, say });
    return { svg, width: canvas.size.width, height: canvas.size.height };
  }
  function saveSvg() {
    const made = drawing();
    if (made) save(new Blob([made.svg], { type: "image/svg+xml" }), "tree.svg");
  }
  async function savePng() {
    const made = drawing();
    if (!made) return;
    const picture = new Image();
    picture.src = URL.createObjectURL(new Blob([made.svg], { type: "image/svg+xml" }));
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * 2;
    canvas.height = picture.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture.src);
    canvas.toBlob((blob) => blob && save(blob, "tree.png"), "image/png");
  }
  const items: MenuItem[] = [
    { label: t("svg"), onSelect: saveSvg },
    { label: t("png"), onSelect: () => void savePng() },
    "separator",
    {
      label: top ? t("subtree") : t("tree"),
      onSelect: () => follow(linesAddress(top), "problems.jsonl"),
    },
  ];
  return <Menu trigger={<IconButton label={t("label")} icon={<Download />} />} items={items} />;
}

/** A colour of the palette as it is in the theme that is shown. */
function themed(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--color-${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  follow(address, name);
  URL.revokeObjectURL(address);
}

/** A link of the page's own would fetch the file ahead of the click. */
function follow(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
