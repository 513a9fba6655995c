import { type RefObject, useEffect, useState } from "react";

/** At which sides of an element that scrolls something is out of sight; it follows scrolling and the sizes of what it holds. */
export function useHiddenBeyond(region: RefObject<HTMLElement | null>): { left: boolean; right: boolean } {
  const [hidden, setHidden] = useState({ left: false, right: false });
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const look = () => {
      const left = element.scrollLeft > 1;
      const right = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
      setHidden((before) => (before.left === left && before.right === right ? before : { left, right }));
    };
    const resized = new ResizeObserver(look);
    // What it holds grows too, as a formula does when its font has come.
    for (const one of [element, ...element.children]) resized.observe(one);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [region]);
  return hidden;
}
