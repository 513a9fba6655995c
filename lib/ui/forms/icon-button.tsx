"use client";

import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../class-names";

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & { label: string; icon: ReactNode };

/** A square button whose name is its tooltip and its accessible label. */
export function IconButton({ label, icon, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip.Provider delayDuration={300}>
      <Tooltip.Root>
        <Tooltip.Trigger
          type={type}
          aria-label={label}
          className={classNames(
            "inline-grid size-7 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink",
            "disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4",
            className,
          )}
          {...rest}
        >
          {icon}
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            sideOffset={4}
            className="z-50 rounded-md border bg-raised px-2 py-1 text-ink text-xs shadow-raised"
          >
            {label}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
