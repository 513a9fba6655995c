"use client";

import { useEffect, useState } from "react";
import type { Colouring } from "./measure";
import type { Colour, Palette } from "./raster";

/** Counts changes of theme, so that a canvas knows when to paint again. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((current) => current + 1);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const attributes = new MutationObserver(changed);
    attributes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    scheme.addEventListener("change", changed);
    return () => {
      attributes.disconnect();
      scheme.removeEventListener("change", changed);
    };
  }, []);
  return version;
}

/** The palette as pixels need it: `light-dark()` worked out for the theme the element is shown in. */
export function readPalette(element: HTMLElement, colouring: Colouring): Palette {
  const read = colourReader(element);
  return {
    classes: colouring.classes.map(({ colour }) => read(colour)),
    line: read("line-strong"),
    dim: read("canvas"),
  };
}

function colourReader(element: HTMLElement): (name: string) => Colour {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return (name) => {
    const before = element.style.color;
    element.style.color = `var(--color-${name})`;
    const text = getComputedStyle(element).color;
    element.style.color = before;
    if (!pixel) return [128, 128, 128];
    pixel.canvas.width = 1;
    pixel.fillStyle = text;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
}
