"use client";

import { useEffect, useState } from "react";
import { likelySize } from "./first-view";
import type { Size } from "./viewport";

/** The size of an element in CSS pixels; before it is measured, that of a common screen. */
export function useSize(element: { current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>(likelySize);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measureSize = () => setSize({ width: target.clientWidth, height: target.clientHeight });
    measureSize();
    const observer = new ResizeObserver(measureSize);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
