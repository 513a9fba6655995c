"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useFormats } from "./use-formats";

/**
 * "5 min ago", kept up to date. The server and the first browser render write the full date, because only a
 * browser knows how late it is when it shows the page; hovering shows the date always.
 */
export function RelativeTime({ at }: { at: Date | string | number }) {
  const { dateTime, relativeTime } = useFormats();
  const hydrated = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const full = dateTime(at);
  return (
    <time dateTime={machineTime(at)} title={full} className="whitespace-nowrap">
      {hydrated ? relativeTime(at, now) : full}
    </time>
  );
}

function machineTime(at: Date | string | number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
