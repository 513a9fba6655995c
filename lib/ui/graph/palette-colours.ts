"use client";

import { useEffect, useState } from "react";

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

/** The palette as a canvas needs it: `light-dark()` worked out for the theme the element is shown in. */
export function paletteReader(element: HTMLElement): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let colour = known.get(name);
    if (colour === undefined) {
      const before = element.style.color;
      element.style.color = `var(--color-${name})`;
      colour = getComputedStyle(element).color;
      element.style.color = before;
      known.set(name, colour);
    }
    return colour;
  };
}
