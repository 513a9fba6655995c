import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** What stands under a PageHeader. "reading" keeps forms and prose to a comfortable width. */
export function PageBody({ children, width = "full" }: { children: ReactNode; width?: "full" | "reading" }) {
  return (
    <div
      className={classNames(
        "grid grid-cols-[minmax(0,1fr)] gap-5 px-4 py-5 md:px-6",
        width === "reading" && "max-w-3xl",
      )}
    >
      {children}
    </div>
  );
}
